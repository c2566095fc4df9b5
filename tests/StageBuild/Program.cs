using StageBuild;

return Environment.GetEnvironmentVariable("STAGE_BUILD") switch
{
    "seeded" => SeededBuild.Run(),
    "conditional" => ConditionalBuild.Run(),
    "overridden" => OverriddenBuild.Run(),
    "hooked" => HookedBuild.Run(),
    "attributed" => AttributedBuild.Run(),
    "released" => ReleasedBuild.Run(),
    "scheduled" => ScheduledBuild.Run(),
    "measured" => MeasuredBuild.Run(),
    "recorded" => RecordedBuild.Run(),
    "pen-tested" => PenTestedBuild.Run(),
    "channeled" => ChanneledBuild.Run(),
    "root" => RootBuild.Run(),
    "wrong" => WrongBuild.Run(),
    "wrong-rules" => WrongRulesBuild.Run(),
    _ => PlainBuild.Run(),
};
