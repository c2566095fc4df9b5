using Pipeline.Core.Artifacts;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Tests.Bundles;

public sealed class BundleBuilderTests
{
    private const string Commit = "1111111111111111111111111111111111111111";
    private const string Tree = "2222222222222222222222222222222222222222";

    [Fact]
    public void A_bundle_has_what_the_run_published()
    {
        var bundle = Build(Run(Published("catalog", "in-1"), Published("orders", "in-2")), null, Source("catalog", "in-1"), Source("orders", "in-2", "catalog"));

        Assert.Equal(["catalog", "orders"], bundle.Content.Modules.Select(module => module.Name));
        Assert.Equal((DigestOf("image catalog in-1"), DigestOf("chart catalog in-1")), (bundle.Content.Modules[0].Image, bundle.Content.Modules[0].Chart));
        Assert.Equal(("shop/catalog:1", "oci://shop/charts/catalog:1"), (bundle.Content.Modules[0].ImageAt, bundle.Content.Modules[0].ChartAt));
        Assert.Equal(["catalog"], bundle.Content.Modules[1].DependsOn);
    }

    [Fact]
    public void What_did_not_change_comes_from_the_bundle_before()
    {
        var before = Build(Run(Published("catalog", "in-1"), Published("orders", "in-2")), null, Source("catalog", "in-1"), Source("orders", "in-2"));

        var bundle = Build(Run(Published("orders", "in-3")), before, Source("catalog", "in-1"), Source("orders", "in-3"));

        Assert.Equal([DigestOf("image catalog in-1"), DigestOf("image orders in-3")], bundle.Content.Modules.Select(module => module.Image!.Value));
    }

    [Fact]
    public void What_changed_and_was_not_run_is_named()
    {
        var before = Build(Run(Published("catalog", "in-1")), null, Source("catalog", "in-1"));

        var refused = Assert.Throws<ReleaseRefusedException>(() => Build(Run(Published("orders", "in-2")), before, Source("catalog", "in-9"), Source("orders", "in-3"), Source("web", "in-4")));

        Assert.Equal(["catalog: it was not run", "orders: it changed since it was run", "web: it was not run"], refused.Reasons.Take(3));
    }

    [Fact]
    public void An_image_that_was_not_pushed_is_named_with_the_stage_that_failed()
    {
        var run = Run(new ModuleRecord { Name = "catalog", Version = "1.0.0", InputTree = "in-1", Stages = [new StageRecord { Name = Stage.UnitTest, Status = StageStatus.Failed }] });

        Assert.Equal("catalog: its image was not pushed: UnitTest failed", Assert.Throws<ReleaseRefusedException>(() => Build(run, null, Source("catalog", "in-1"))).Reasons[0]);
    }

    [Fact]
    public void A_module_without_a_chart_needs_none()
    {
        var run = Run(Published("catalog", "in-1") with { Stages = [Published("catalog", "in-1").Stages[0]] });

        Assert.Null(Build(run, null, new BundleSource("catalog", "in-1", [], HasImage: true, HasChart: false)).Content.Modules[0].Chart);
    }

    [Fact]
    public void Where_artifacts_are_kept_does_not_change_the_id()
    {
        var bundle = Build(Run(Published("catalog", "in-1")), null, Source("catalog", "in-1"));
        var elsewhere = bundle.Content with { Modules = [bundle.Content.Modules[0] with { ImageAt = "other.example/catalog:1" }] };

        Assert.Equal(bundle.Id, elsewhere.Id());
    }

    private static Bundle Build(RunRecord run, Bundle? before, params BundleSource[] sources) => BundleBuilder.Build(run, "shop", Commit, Tree, sources, before);

    private static BundleSource Source(string name, string inputs, params string[] dependsOn) => new(name, inputs, dependsOn, HasImage: true, HasChart: true);

    private static RunRecord Run(params ModuleRecord[] modules) => new() { Commit = Commit, StartedAt = DateTimeOffset.UnixEpoch, Verdict = RunVerdict.Succeeded, Modules = modules };

    private static ModuleRecord Published(string name, string inputs) => new()
    {
        Name = name,
        Version = "1.0.0",
        InputTree = inputs,
        Stages =
        [
            new StageRecord { Name = Stage.Push, Status = StageStatus.Succeeded, Artifacts = [new Artifact(ArtifactKind.Image, $"shop/{name}:1", DigestOf($"image {name} {inputs}"))] },
            new StageRecord { Name = Stage.Chart, Status = StageStatus.Succeeded, Artifacts = [new Artifact(ArtifactKind.Chart, $"oci://shop/charts/{name}:1", DigestOf($"chart {name} {inputs}"))] },
        ],
    };

    private static Digest DigestOf(string text) => Digest.Of(System.Text.Encoding.UTF8.GetBytes(text));
}
