using Nuke.Common;
using Pipeline.Components;
using Pipeline.Core.Load;
using Pipeline.Core.Model;
using Pipeline.Core.Watching;
using Pipeline.Releases.Policies;

/// <summary>Lets nothing into production that fails under load, and watches it there.</summary>
internal sealed class GatedBuild : NukeBuild, IReleaseRecord, ILoadTest, IWatchRelease
{
    [Parameter("What the namespaces begin with")]
    public string Namespace { get; set; } = "shop";

    public PipelineModel Model => PipelineModel.In(RootDirectory)
        .Application("shop")
        .Modules("modules/*", modules => modules.For("web", web => web.LoadTest(load => load.Path("/api").Rate(20).For(TimeSpan.FromSeconds(2)).WarmUp(TimeSpan.Zero).Connections(10).ErrorRate(atMost: 1))))
        .Environment("staging", environment => environment.InNamespace($"{Namespace}-s"))
        .Environment("production", environment => environment.InNamespace($"{Namespace}-p").After("staging").Automatic().SanityCheck("sh", "sanity.sh")
            .Gate(gate => gate.Metric("load.errorRate", rate => rate.AtMost(0.01)))
            .Watch(watch => watch.For(TimeSpan.FromSeconds(3)).Every(TimeSpan.FromSeconds(1)).Over(TimeSpan.FromSeconds(2)).AtLeast(5).Probe("/live", perSecond: 20).RollBack()));

    public static int Run() => Execute<GatedBuild>(x => ((IDeploy)x).Deploy);
}
