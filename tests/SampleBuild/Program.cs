return Environment.GetEnvironmentVariable("SAMPLE") switch
{
    "broken" => SampleBuild.BrokenBuild.Run(),
    "order" => SampleBuild.OrderBuild.Run(),
    "parallel" => SampleBuild.ParallelBuild.Run(),
    "cancel" => SampleBuild.CancelBuild.Run(),
    "hooked" => SampleBuild.HookedBuild.Run(),
    "generate" => SampleBuild.GeneratingBuild.Run(),
    "public" => SampleBuild.PublicBuild.Run(),
    _ => SampleBuild.OrdinaryBuild.Run(),
};
