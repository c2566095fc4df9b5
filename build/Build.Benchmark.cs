using Nuke.Common;
using Nuke.Common.Tools.DotNet;

partial class Build
{
    Target Benchmark => _ => _
        .Description("Prints what the design wants of speed, measured against a peer or a floor on this machine")
        .Executes(() => DotNetTasks.DotNetRun(_ => _
            .SetProjectFile(RootDirectory / "tests" / "Benchmarks" / "Benchmarks.csproj")
            .SetConfiguration("Release")));
}
