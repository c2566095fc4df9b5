using Pipeline.Core.Charts;
using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Tests.Versions;
using Pipeline.Tools.Umbrella;
using Semver;

namespace Pipeline.Tools.Tests.Umbrella;

public sealed class UmbrellaCutterTests : IDisposable
{
    private readonly ShopRepository _shop = new();
    private readonly GitSandbox _remote = new(bare: true);
    private readonly string _micro;

    public UmbrellaCutterTests()
    {
        _micro = _shop.Git.Commit("feat: a", ("modules/orders/VERSION", "1.3.0\n"), ("modules/orders/chart/Chart.yaml", "name: orders\nversion: 1.3.0\n"), ("modules/catalog/VERSION", "1.9.0-dev\n"));
        _shop.Git.Commit("feat: later", ("later.txt", "1"));
        _shop.Git.Git("remote", "add", "origin", _remote.Path);
        _shop.Git.Git("push", "-q", "-u", "origin", "main");
    }

    public void Dispose()
    {
        _shop.Dispose();
        _remote.Dispose();
    }

    [Fact]
    public async Task The_release_branch_begins_at_the_micro_release_and_the_tag_stands_on_chart_and_version()
    {
        var made = await CutAsync();

        Assert.Equal(("aether-2.1.0", true), (made.Tag, made.IsNew));
        Assert.Equal(_micro, Show("rev-parse", "aether-2.1.0^{commit}~1"));
        Assert.Equal("2.1.0", Show("show", "aether-2.1.0:VERSION"));
        Assert.Equal([Catalog("1.2.0"), Orders("1.3.0")], ChartDependency.Read(Show("show", "aether-2.1.0:charts/aether/Chart.yaml"), "it"));
        Assert.Equal("tag", Show("cat-file", "-t", "aether-2.1.0"));
        Assert.Equal(made.Commit, Show("rev-parse", "aether-2.1.0^{commit}"));
    }

    [Fact]
    public async Task After_the_release_its_branch_is_in_development_of_the_next_patch()
    {
        await CutAsync();

        Assert.Equal("2.1.1-dev", Show("show", "aether-2.1:VERSION"));
        Assert.Equal(Show("rev-parse", "aether-2.1.0^{commit}"), Show("rev-parse", "aether-2.1~1"));
    }

    [Fact]
    public async Task The_next_development_versions_are_proposed_and_never_lower_what_is_there()
    {
        var made = await CutAsync();

        Assert.Equal("aether-2.1-next", made.Proposal);
        Assert.Equal(_shop.Git.Git("rev-parse", "main"), Show("rev-parse", "aether-2.1-next~1"));
        Assert.Equal("1.4.0-dev", Show("show", "aether-2.1-next:modules/orders/VERSION"));
        Assert.Contains("version: 1.4.0\n", Show("show", "aether-2.1-next:modules/orders/chart/Chart.yaml") + "\n", StringComparison.Ordinal);
        Assert.Equal("1.9.0-dev", Show("show", "aether-2.1-next:modules/catalog/VERSION"));
        Assert.Equal("2.2.0-dev", Show("show", "aether-2.1-next:VERSION"));
    }

    [Fact]
    public async Task Nothing_that_is_checked_out_changes()
    {
        var before = (_shop.Git.Git("status", "--porcelain"), _shop.Git.Git("rev-parse", "HEAD"), _shop.Git.Git("symbolic-ref", "HEAD"));

        await CutAsync();

        Assert.Equal(before, (_shop.Git.Git("status", "--porcelain"), _shop.Git.Git("rev-parse", "HEAD"), _shop.Git.Git("symbolic-ref", "HEAD")));
    }

    [Fact]
    public async Task With_a_remote_it_gets_all_in_one_push_and_local_branches_stay()
    {
        await CutAsync(remote: "origin");

        Assert.Equal("refs/heads/aether-2.1\nrefs/heads/aether-2.1-next\nrefs/heads/main\nrefs/tags/aether-2.1.0", _remote.Git("for-each-ref", "--format=%(refname)"));
        Assert.Equal("refs/heads/main", _shop.Git.Git("for-each-ref", "--format=%(refname)", "refs/heads"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("origin")]
    public async Task To_cut_again_what_was_interrupted_changes_nothing(string? remote)
    {
        var first = await CutAsync(remote: remote);
        var before = (_remote.Git("for-each-ref"), _shop.Git.Git("for-each-ref", "refs/heads", "refs/tags"));

        var second = await CutAsync(remote: remote);

        Assert.Equal(first with { IsNew = false }, second);
        Assert.Equal(before, (_remote.Git("for-each-ref"), _shop.Git.Git("for-each-ref", "refs/heads", "refs/tags")));
    }

    [Fact]
    public async Task A_tag_with_other_content_is_refused_and_nothing_moves()
    {
        await CutAsync();
        var before = _shop.Git.Git("for-each-ref");

        var exception = await Assert.ThrowsAsync<PipelineException>(() => CutAsync(catalog: "1.8.0"));

        Assert.StartsWith("The tag aether-2.1.0 is there already, on ", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, _shop.Git.Git("for-each-ref"));
    }

    [Fact]
    public async Task A_branch_of_that_name_that_is_not_its_own_is_refused()
    {
        _shop.Git.Git("branch", "aether-2.1");

        var exception = await Assert.ThrowsAsync<PipelineException>(() => CutAsync());

        Assert.StartsWith("The branch aether-2.1 is there already, at ", exception.Message, StringComparison.Ordinal);
        Assert.Equal("", _shop.Git.Git("tag"));
    }

    [Fact]
    public async Task Uncommitted_changes_are_refused()
    {
        _shop.Git.Write("a.txt", "1");

        Assert.StartsWith("The next development versions cannot be proposed beside uncommitted changes.", (await Assert.ThrowsAsync<PipelineException>(() => CutAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_micro_release_that_this_clone_does_not_have_begins_no_branch()
    {
        var exception = await Assert.ThrowsAsync<PipelineException>(() => CutAsync(start: new string('a', 40)));

        Assert.StartsWith($"The commit {new string('a', 40)}, which the newest chosen micro-release was built from, is not in this clone", exception.Message, StringComparison.Ordinal);
        Assert.Equal("", Show("for-each-ref", "refs/heads/aether-2.1"));
    }

    [Fact]
    public async Task The_chart_that_is_there_keeps_its_comments()
    {
        var commit = _shop.Git.Commit("feat: chart", ("charts/aether/Chart.yaml", "# Ours.\nname: aether\nversion: 2.0.0\n"));

        await CutAsync(start: commit);

        Assert.StartsWith("# Ours.\nname: aether\nversion: \"2.1.0\"\ndependencies:\n", Show("show", "aether-2.1.0:charts/aether/Chart.yaml"), StringComparison.Ordinal);
        Assert.Contains("version: 2.2.0", Show("show", "aether-2.1-next:charts/aether/Chart.yaml"), StringComparison.Ordinal);
        Assert.Equal("Chart.yaml", Show("ls-tree", "--name-only", "aether-2.1.0:charts/aether"));
    }

    [Fact]
    public async Task A_lock_that_would_contradict_the_chart_is_named()
    {
        var commit = _shop.Git.Commit("feat: chart", ("charts/aether/Chart.yaml", "name: aether\nversion: 2.0.0\n"), ("charts/aether/Chart.lock", "digest: x\n"));

        Assert.StartsWith("charts/aether/Chart.lock would contradict the chart", (await Assert.ThrowsAsync<PipelineException>(() => CutAsync(start: commit))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_point_release_goes_on_from_its_branch_with_what_was_picked_there()
    {
        await CutAsync();
        _shop.Git.Git("switch", "-q", "aether-2.1");
        var picked = _shop.Git.Commit("fix: chart", ("modules/orders/values.yaml", "a: 1\n"));
        _shop.Git.Git("switch", "-q", "main");

        var made = await CutAsync(version: "2.1.1", orders: "1.3.1", isPoint: true);

        Assert.Equal((null, "aether-2.1.1"), (made.Proposal, made.Tag));
        Assert.Equal(picked, Show("rev-parse", "aether-2.1.1^{commit}~1"));
        Assert.Equal(("2.1.1", "2.1.2-dev"), (Show("show", "aether-2.1.1:VERSION"), Show("show", "aether-2.1:VERSION")));
        Assert.Equal([Catalog("1.2.0"), Orders("1.3.1")], ChartDependency.Read(Show("show", "aether-2.1.1:charts/aether/Chart.yaml"), "it"));
    }

    [Fact]
    public async Task A_point_release_needs_its_branch() => Assert.Equal(
        "The branch aether-2.1 is gone, so there is nothing to make a point release of. Restore it: git branch aether-2.1 aether-2.1.0.",
        (await Assert.ThrowsAsync<PipelineException>(() => CutAsync(version: "2.1.1", isPoint: true))).Message);

    [Fact]
    public async Task A_branch_whose_files_are_checked_out_is_not_moved()
    {
        await CutAsync();
        _shop.Git.Git("switch", "-q", "aether-2.1");

        Assert.StartsWith("aether-2.1 is checked out, and its files would stay behind.", (await Assert.ThrowsAsync<PipelineException>(() => CutAsync(version: "2.1.1", isPoint: true))).Message, StringComparison.Ordinal);
    }

    private static ChartDependency Catalog(string version) => new("catalog", version, "oci://r/charts");

    private static ChartDependency Orders(string version) => new("orders", version, "oci://r/charts");

    private string Show(params string[] arguments) => _shop.Git.Git(arguments);

    private async Task<UmbrellaMade> CutAsync(string version = "2.1.0", string catalog = "1.2.0", string orders = "1.3.0", string? start = null, bool isPoint = false, string? remote = null) =>
        await new UmbrellaCutter(await _shop.OpenAsync(), new UmbrellaRequest
        {
            Name = "aether",
            Branch = "aether-2.1",
            Version = SemVersion.Parse(version),
            Modules = new SortedDictionary<string, SemVersion> { ["catalog"] = SemVersion.Parse(catalog), ["orders"] = SemVersion.Parse(orders) },
            Charts = [Catalog(catalog), Orders(orders)],
            Base = isPoint ? null : start ?? _micro,
            Graph = _shop.Modules,
            Remote = remote,
        }).CutAsync(TestContext.Current.CancellationToken);
}
