using Nuke.Common;
using Pipeline.Components;

namespace StageBuild;

/// <summary>A target of the build's own between two stages.</summary>
public sealed class SeededBuild : PlainBuild
{
    [Parameter("What is noted")]
    public string Seed { get; set; } = "SeedCatalog";

    public Target SeedCatalog => _ => _
        .TriggeredBy<IDeploy>(x => x.Deploy)
        .Before<IIntegrationTest>(x => x.IntegrationTest)
        .Executes(() => Journal.Write(Seed));

    public static new int Run() => Execute<SeededBuild>(x => ((IPipeline)x).Pipeline);
}
