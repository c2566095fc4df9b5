using Pipeline.Components;
using Pipeline.Core.Model;
using Pipeline.Core.Modules;
using Pipeline.Core.Stages;

namespace StageBuild;

/// <summary>Steps of the build's own around the stages of one module.</summary>
public sealed class HookedBuild : PlainBuild
{
    public override PipelineModel Model => PipelineModel.In(RootDirectory).Application("shop").Environment("staging").Modules("modules/*", modules => modules.For("catalog", catalog => catalog
        .Before(Stage.Deploy, "Migrate", _ => Journal.Write("Migrate"))
        .After(Stage.Deploy, "SeedCatalog", async context =>
        {
            await context.Log.WriteLineAsync($"seeding {context.Endpoint} in {context.Environment}");
            Journal.Write("SeedCatalog");
        })));

    public static new int Run() => Execute<HookedBuild>(x => ((IPipeline)x).Pipeline);
}
