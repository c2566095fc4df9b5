using System.Collections.Immutable;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Charts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Umbrella;
using Pipeline.Testing;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Tests.Versions;
using Pipeline.Tools.Umbrella;
using Semver;

namespace Pipeline.Tools.Tests.Umbrella;

/// <summary>aether 2.1 from the day it is opened to its first point release, on a repository with a bare remote.</summary>
public sealed class UmbrellaScenarioTests : IDisposable
{
    private static readonly Person Ada = new() { Name = "ada", Proven = true };
    private readonly ShopRepository _shop = new();
    private readonly GitSandbox _remote = new(bare: true);
    private DateTimeOffset _now = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);

    public UmbrellaScenarioTests()
    {
        _shop.Git.Git("remote", "add", "origin", _remote.Path);
        _shop.Git.Git("push", "-q", "-u", "origin", "main");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _shop.Dispose();
        _remote.Dispose();
    }

    [Fact]
    public async Task An_umbrella_is_opened_joined_cut_and_has_a_point_release_of_charts_alone()
    {
        await RecordAsync(_ => new UmbrellaOpened { At = _now, By = Ada, Plan = new UmbrellaPlan { Name = "aether", Version = "2.1", Target = new(2026, 12, 15), Branch = "main", Criteria = new GateBuilder(Gate.Open).UnitTestsPassed().Gate } });
        await SealAsync("main", "1.0.0", "1.0.0");
        foreach (var module in new[] { "catalog", "orders" })
            await RecordAsync(_ => new UmbrellaJoined { At = _now, By = Ada, Umbrella = "aether-2.1", Module = module });
        await SealAsync("main", "1.1.0", "1.1.0", ordersFail: true);

        var first = await CutAsync();
        _shop.Git.Git("fetch", "-q", "origin", "aether-2.1:aether-2.1");
        _shop.Git.Git("switch", "-q", "aether-2.1");
        _shop.Git.Commit("fix(orders): the chart alone", ("modules/orders/chart/values.yaml", "a: 1\n"));
        _shop.Git.Git("push", "-q", "origin", "aether-2.1");
        await SealAsync("aether-2.1", "1.1.0", "1.0.0", chart: "1.0.1");
        _shop.Git.Git("switch", "-q", "main");
        var second = await CutAsync();

        Assert.Equal(("aether-2.1.0", "aether-2.1.1"), (first.Tag, second.Tag));
        Assert.Equal(["catalog 1.1.0", "orders 1.0.0"], Dependencies("aether-2.1.0"));
        Assert.Equal(["catalog 1.1.0", "orders 1.0.1"], Dependencies("aether-2.1.1"));
        Assert.Equal("2.1.2-dev", _remote.Git("show", "aether-2.1:VERSION"));
        Assert.Equal(
            """
            ada opens aether-2.1 for 2026-12-15: open to all
            ada commits catalog to aether-2.1
            ada commits orders to aether-2.1
            ada cuts aether-2.1 as 2.1.0: catalog 1.1.0, orders 1.0.0
            ada cuts aether-2.1 as 2.1.1: catalog 1.1.0, orders 1.0.0
            """,
            string.Join('\n', _remote.Git("log", "--reverse", "--format=%s", "release-ledger").Split('\n').Where(line => line.Contains("aether-2.1", StringComparison.Ordinal) && !line.Contains("seals", StringComparison.Ordinal)).Select(WithoutCommit)));
    }

    // "ada cuts aether-2.1 as 2.1.0 (0123abc): …"
    private static string WithoutCommit(string sentence) => System.Text.RegularExpressions.Regex.Replace(sentence, @" \([0-9a-f]{7}\)", "");

    private IEnumerable<string> Dependencies(string tag) => ChartDependency.Read(_remote.Git("show", $"{tag}:charts/aether/Chart.yaml"), "it").Select(dependency => $"{dependency.Name} {dependency.Version}");

    private async Task<LedgerBranch<LedgerState>> OpenAsync() => new(await _shop.OpenAsync(), new LedgerOptions { Remote = "origin" }, new ReleaseMeaning());

    private async Task<LedgerState> RecordAsync(Func<LedgerState, LedgerEvent> decide)
    {
        _now += TimeSpan.FromMinutes(1);
        var appended = await (await OpenAsync()).AppendAsync(
            state =>
            {
                var happened = decide(state);
                LedgerRules.Require(state, happened);
                return [ReleaseMeaning.DraftOf(state, happened)];
            },
            Token);
        return appended.View.State;
    }

    private async Task SealAsync(string branch, string catalog, string orders, string? chart = null, bool ordersFail = false)
    {
        var modules = new[] { Module("catalog", catalog, catalog), Module("orders", orders, chart ?? orders) };
        var commit = _shop.Git.Git("rev-parse", "HEAD");
        var content = new BundleContent { Application = "shop", Commit = commit, Tree = _shop.Git.Git("rev-parse", "HEAD^{tree}"), Modules = modules };
        await RecordAsync(state => BundleSealed.Of(state, new Bundle { Id = content.Id(), Content = content }, branch, Ada, _now));
        foreach (var module in modules)
        {
            var verdict = ordersFail && module.Name == "orders" ? EvidenceVerdict.Failed : EvidenceVerdict.Passed;
            await RecordAsync(_ => new EvidenceRecorded { At = _now, By = Ada, Items = [new EvidenceItem { Subject = module.Image!.Value, Name = "UnitTest", Module = module.Name, Verdict = verdict }] });
        }
    }

    private static BundleModule Module(string name, string version, string chart) => new()
    {
        Name = name,
        Version = version,
        Inputs = $"{name} {version} {chart}",
        Image = Digest.Of(System.Text.Encoding.UTF8.GetBytes($"image {name} {version}")),
        Chart = Digest.Of(System.Text.Encoding.UTF8.GetBytes($"chart {name} {chart}")),
        ChartAt = $"oci://r/charts/{name}:{chart}",
    };

    // As the target does it.
    private async Task<UmbrellaMade> CutAsync()
    {
        var state = (await (await OpenAsync()).ReadAsync(Token)).State;
        var umbrella = UmbrellaName.Find(state, null);
        var status = UmbrellaStatus.Of(state, umbrella, _now);
        var made = await new UmbrellaCutter(await _shop.OpenAsync(), new UmbrellaRequest
        {
            Name = umbrella.Plan.Name,
            Branch = umbrella.Plan.Id,
            Version = SemVersion.Parse(umbrella.NextVersion),
            Modules = status.Pins.ToImmutableSortedDictionary(pin => pin.Module, pin => SemVersion.Parse(pin.Version)),
            Charts = UmbrellaCharts.Of(state, status.Pins),
            Base = umbrella.Releases.IsEmpty ? state.Bundles[status.Pins[0].Bundle.Value].Bundle.Content.Commit : null,
            Graph = _shop.Modules,
            Remote = "origin",
        }).CutAsync(Token);
        await RecordAsync(_ => new UmbrellaCut { At = _now, By = Ada, Umbrella = umbrella.Plan.Id, Version = umbrella.NextVersion, Commit = made.Commit, Pins = status.Pins, Missed = status.Missed });
        return made;
    }
}
