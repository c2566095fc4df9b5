using Nuke.Common;

namespace SampleBuild;

/// <summary>A build that generates a build server's file.</summary>
[Generates]
public sealed class GeneratingBuild : NukeBuild
{
    public Target A => _ => _.DependsOn(B).Executes(() => { });

    public Target B => _ => _.Executes(() => { });

    public static int Run() => Execute<GeneratingBuild>(x => x.A);
}
