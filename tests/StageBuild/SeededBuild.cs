using Nuke.Common;
using Pipeline.Components;

namespace StageBuild;

/// <summary>A target of the build's own between two stages.</summary>
internal sealed class SeededBuild : PlainBuild
{
    public Target SeedCatalog => _ => _
        .TriggeredBy<IDeploy>(x => x.Deploy)
        .Before<IIntegrationTest>(x => x.IntegrationTest)
        .Executes(() => Journal.Write("SeedCatalog"));

    public static new int Run() => Execute<SeededBuild>(x => ((IPipeline)x).Pipeline);
}
