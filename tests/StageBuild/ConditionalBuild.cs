using Nuke.Common;
using Pipeline.Components;

namespace StageBuild;

/// <summary>A stage that is decided on when its turn comes: by what the stages before have left.</summary>
public sealed class ConditionalBuild : PlainBuild, IDeploy
{
    Target IDeploy.Deploy => _ => _
        .Inherit<IDeploy>(x => x.Deploy)
        .OnlyWhenDynamic(() => Environment.GetEnvironmentVariable("DEPLOYS") == "yes" && File.Exists(RootDirectory / "artifacts" / "orders" / "chart" / "result.json"))
        .WhenSkipped(DependencyBehavior.Execute);

    public static new int Run() => Execute<ConditionalBuild>(x => ((IPipeline)x).Pipeline);
}
