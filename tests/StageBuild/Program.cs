using StageBuild;

return Environment.GetEnvironmentVariable("STAGE_BUILD") switch
{
    "seeded" => SeededBuild.Run(),
    "conditional" => ConditionalBuild.Run(),
    "overridden" => OverriddenBuild.Run(),
    "hooked" => HookedBuild.Run(),
    "attributed" => AttributedBuild.Run(),
    "released" => ReleasedBuild.Run(),
    "recorded" => RecordedBuild.Run(),
    "measured" => MeasuredBuild.Run(),
    "root" => RootBuild.Run(),
    "wrong" => WrongBuild.Run(),
    "wrong-rules" => WrongRulesBuild.Run(),
    _ => PlainBuild.Run(),
};
