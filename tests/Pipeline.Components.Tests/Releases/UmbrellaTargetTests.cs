using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger;
using Pipeline.Tools.Processes;

namespace Pipeline.Components.Tests.Releases;

/// <summary>The target Umbrella as people call it: a rehearsal on one machine, without a remote.</summary>
public sealed class UmbrellaTargetTests : IDisposable
{
    private const string Declaration = "name: aether\nversion: \"2.1\"\ntarget: 2999-12-15\nmodules: [catalog, orders]\n";
    private readonly ShopBuild _shop = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public async Task An_umbrella_is_opened_joined_shown_and_cut()
    {
        _shop.Git.Commit("feat: declare it", ("umbrella.yaml", Declaration));
        await SucceedsAsync("Umbrella", "--open");
        await SucceedsAsync("Umbrella", "--join", "--module", "catalog");

        var missing = await SucceedsAsync("Umbrella");
        await SealAsync();
        var status = await SucceedsAsync("Umbrella");
        await SucceedsAsync("Umbrella", "--cut");

        Assert.Contains("no bundle holds catalog: ./build.sh Pipeline Bundle", missing, StringComparison.Ordinal);
        Assert.Contains("✔ catalog  1.0.0  ", status, StringComparison.Ordinal);
        Assert.Contains("✘ orders   is expected", status, StringComparison.Ordinal);
        Assert.Equal("2.1.0", _shop.Git.Git("show", "aether-2.1.0:VERSION"));
        Assert.Contains("name: catalog", _shop.Git.Git("show", "aether-2.1:charts/aether/Chart.yaml"), StringComparison.Ordinal);
        Assert.StartsWith("Ada cuts aether-2.1 as 2.1.0 (", _shop.Git.Git("log", "-1", "--format=%s", "release-ledger"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cut_that_the_rules_refuse_makes_nothing()
    {
        _shop.Git.Commit("feat: declare it", ("umbrella.yaml", Declaration));
        await SucceedsAsync("Umbrella", "--open");
        await SucceedsAsync("Umbrella", "--join", "--module", "catalog");

        Assert.Contains("no module that joined qualifies", await FailsAsync("Umbrella", "--cut"), StringComparison.Ordinal);
        Assert.Equal("", _shop.Git.Git("branch", "--list", "aether*"));
    }

    [Fact]
    public async Task What_is_missing_or_contradicts_itself_is_told()
    {
        Assert.Contains("No umbrella release was opened", await FailsAsync("Umbrella"), StringComparison.Ordinal);
        Assert.Contains("No umbrella release is declared.", await FailsAsync("Umbrella", "--open"), StringComparison.Ordinal);
        Assert.Contains("--join and --cut exclude each other.", await FailsAsync("Umbrella", "--join", "--cut"), StringComparison.Ordinal);
        Assert.Contains("Which module? Name it: --module catalog.", await FailsAsync("Umbrella", "--join"), StringComparison.Ordinal);
        _shop.Git.Write("umbrella.yaml", Declaration.Replace("aether", "orders", StringComparison.Ordinal));
        Assert.Contains("An umbrella release cannot have the name of a module", await FailsAsync("Umbrella", "--open"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_channels_none_can_be_moved() =>
        Assert.Contains("The rules in force have no channels. Declare them", await FailsAsync("MoveChannels"), StringComparison.Ordinal);

    private async Task<string> SucceedsAsync(params string[] arguments)
    {
        var (exitCode, output) = await BuildProcess.RunAsync("UmbrellaBuild", _shop.Git.Path, new Dictionary<string, string?>(), arguments);
        Assert.True(exitCode == 0, output);
        return output;
    }

    private async Task<string> FailsAsync(params string[] arguments)
    {
        var (exitCode, output) = await BuildProcess.RunAsync("UmbrellaBuild", _shop.Git.Path, new Dictionary<string, string?>(), arguments);
        Assert.True(exitCode != 0, output);
        return output;
    }

    private async Task SealAsync()
    {
        var module = new BundleModule { Name = "catalog", Version = "1.0.0", Inputs = "catalog", Chart = Digest.Of("chart"u8.ToArray()), ChartAt = "oci://127.0.0.1:5557/shop/charts/catalog:1.0.0-abcdef1" };
        var content = new BundleContent { Application = "shop", Commit = _shop.Git.Git("rev-parse", "HEAD"), Tree = _shop.Git.Git("rev-parse", "HEAD^{tree}"), Modules = [module] };
        var ledger = new LedgerBranch<LedgerState>(await GitWorkTree.OpenAsync(new ProcessRunner(), _shop.Git.Path, TestContext.Current.CancellationToken), new LedgerOptions(), new ReleaseMeaning());
        await ledger.AppendAsync(
            state => [ReleaseMeaning.DraftOf(state, BundleSealed.Of(state, new Bundle { Id = content.Id(), Content = content }, "main", new Person { Name = "Ada" }, state.LastAt!.Value))],
            TestContext.Current.CancellationToken);
    }
}
