using System.Collections.Immutable;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Core.Model;
using Pipeline.Registry.Tests;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Maturity;
using Pipeline.Releases.Policies;
using Pipeline.Stages.Push;
using Pipeline.Testing;

namespace Pipeline.Stages.Tests.Push;

public sealed class MaturityImagesTests : IAsyncLifetime
{
    private static readonly Person Ci = new() { Name = "ci", Proven = true };
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;
    private LedgerState _state = LedgerRules.Require(LedgerState.Empty, new PolicyAdopted
    {
        At = Now,
        By = Ci,
        Cycle = "1",
        Policy = PipelineModel.In("/shop").Releases(releases => releases.Maturity(levels => levels.Beta(gate => gate.UnitTestsPassed()).Stable(gate => gate.IntegrationPassed()))).DeclaredReleasePolicy(),
    });

    private RunningRegistry? _registry;

    public async ValueTask InitializeAsync() => _registry = await RunningRegistry.StartAsync("shop");

    public ValueTask DisposeAsync() => _registry!.DisposeAsync();

    [Fact]
    public async Task The_tag_named_by_the_maturity_moves_to_the_image_of_the_bundle()
    {
        var orders = await PushAsync("first");
        Seal('a', orders, "UnitTest");

        var tagged = await TagAsync('a');

        Assert.Equal([new Artifact(ArtifactKind.Image, $"{_registry!.Host}/shop/orders:beta", orders)], tagged);
        Assert.Equal(orders, await FindAsync("beta"));
        Assert.Null(await FindAsync("stable"));
    }

    [Fact]
    public async Task It_moves_on_with_the_next_bundle_and_not_back()
    {
        var (first, second) = (await PushAsync("first"), await PushAsync("second"));
        Seal('a', first, "UnitTest");
        await TagAsync('a');
        Seal('b', second, "UnitTest");
        await TagAsync('b');
        List<string> kept = [];

        var tagged = await TagAsync('a', kept.Add);

        Assert.Empty(tagged);
        Assert.Equal(["orders stays with 2026-11-25.2"], kept);
        Assert.Equal(second, await FindAsync("beta"));
    }

    [Fact]
    public async Task More_evidence_gives_the_same_image_the_next_tag()
    {
        var orders = await PushAsync("first");
        var bundle = Seal('a', orders, "UnitTest");
        Found(bundle, "IntegrationTest", null);

        await TagAsync('a');

        Assert.Equal(orders, await FindAsync("stable"));
    }

    [Fact]
    public async Task Of_what_nobody_measured_no_tag_moves()
    {
        Seal('a', await PushAsync("first"), "UnitTest");

        Assert.Empty(await TagAsync('c'));
        Assert.Null(await FindAsync("alpha"));
    }

    [Fact]
    public async Task An_image_that_is_gone_is_named()
    {
        Seal('a', Digest.Of("gone"u8), "UnitTest");

        var exception = await Assert.ThrowsAsync<PipelineException>(() => TagAsync('a'));

        Assert.Contains($"orders: {_registry!.Host} does not have shop/orders@{Digest.Of("gone"u8)}", exception.Message, StringComparison.Ordinal);
    }

    private Task<Digest?> FindAsync(string tag) => _registry!.Client.FindDigestAsync("shop/orders", tag, _token);

    private async Task<Digest> PushAsync(string content) => Digest.Parse(await LayerlessImage.PushAsync(_registry!.Host, "shop/orders", content, content));

    private Task<IReadOnlyList<Artifact>> TagAsync(char tree, Action<string>? onKept = null) =>
        new MaturityImages(_registry!.Client, MeasuredSources.Of(_state, new string(tree, 40), proven: true, Now), Now)
            .TagAsync(["catalog", "orders"], (module, keeper) => onKept!($"{module} stays with {keeper.Release}"), _token);

    private Bundle Seal(char tree, Digest image, string evidence)
    {
        var content = new BundleContent
        {
            Application = "shop",
            Commit = new string(tree, 40),
            Tree = new string(tree, 40),
            Modules = [new BundleModule { Name = "orders", Version = "1.0.0", Image = image, Inputs = new string(tree, 40) }],
        };
        var bundle = new Bundle { Id = content.Id(), Content = content };
        _state = LedgerRules.Require(_state, BundleSealed.Of(_state, bundle, "main", Ci, Now));
        Found(bundle, evidence, "orders");
        return bundle;
    }

    private void Found(Bundle bundle, string name, string? module) => _state = LedgerRules.Require(_state, new EvidenceRecorded
    {
        At = Now,
        By = Ci,
        Items = [new EvidenceItem { Subject = module is null ? bundle.Id : bundle.Content.Modules[0].Image!.Value, Name = name, Module = module, Verdict = EvidenceVerdict.Passed, Metrics = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal) }],
    });
}
