using Nuke.Common;

namespace SampleBuild;

/// <summary>Relations of all kinds.</summary>
public sealed class OrderBuild : NukeBuild
{
    public Target A => _ => _.Description("The last one").DependsOn(B).Executes(() => { });

    public Target B => _ => _.Executes(() => { });

    public Target C => _ => _.TriggeredBy(A).Executes(() => { });

    public Target D => _ => _.Before(B).OnlyWhenDynamic(() => true).Executes(() => { });

    public static int Run() => Execute<OrderBuild>(x => x.A);
}
