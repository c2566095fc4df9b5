using Nuke.Common;

namespace SampleBuild;

/// <summary>Every mistake that a definition can have.</summary>
public sealed class BrokenBuild : NukeBuild, IDeploys, IReleases
{
    public Target A => _ => _.DependsOn(C).Executes(() => { });

    public Target B => _ => _.DependsOn(A).Executes(() => { });

    public Target C => _ => _.After(B).Executes(() => { });

    public Target D => _ => _.DependsOn<IGreets>(x => x.Greets).Executes(() => { });

    public Target E => _ => _.DependsOn<ITwoTargets>().Executes(() => { });

    public static int Run() => Execute<BrokenBuild>(x => x.A);
}

public interface IDeploys : INukeBuild
{
    Target Publish => _ => _.Executes(() => { });
}

public interface IReleases : INukeBuild
{
    Target Publish => _ => _.Executes(() => { });
}

public interface ITwoTargets : INukeBuild
{
    Target One => _ => _.Executes(() => { });

    Target Two => _ => _.Executes(() => { });
}
