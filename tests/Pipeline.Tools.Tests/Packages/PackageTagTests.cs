using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Git;
using Pipeline.Tools.Packages;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Packages;

public sealed class PackageTagTests : IDisposable
{
    private readonly GitSandbox _git = new();

    public PackageTagTests()
    {
        _git.Commit("feat: first");
        _git.Git("tag", "-a", "-m", "1.2.3", "v1.2.3");
    }

    public void Dispose() => _git.Dispose();

    [Theory]
    [InlineData("v1.2.3", "1.2.3")]
    [InlineData("1.2.3-rc.1", "1.2.3-rc.1")]
    public void A_tag_says_a_version(string tag, string version) => Assert.Equal(version, PackageTag.VersionOf(tag));

    [Theory]
    [InlineData("v1.2")]
    [InlineData("catalog-v1.2.3")]
    [InlineData("v1.2.3+build")]
    [InlineData("v1.2.3;Other=1")]
    [InlineData("")]
    public void A_tag_that_says_none_is_refused_by_name(string tag) =>
        Assert.Contains($"'{tag}'", Assert.Throws<PipelineException>(() => PackageTag.VersionOf(tag)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_tag_on_the_commit_in_hand_in_the_history_of_the_branch_is_right() =>
        Assert.Equal(_git.Git("rev-parse", "HEAD"), await RequireAsync("v1.2.3"));

    [Fact]
    public async Task A_tag_that_main_has_moved_on_from_is_right_too()
    {
        _git.Commit("feat: second");
        _git.Git("checkout", "-q", "v1.2.3");
        Assert.Equal(_git.Git("rev-parse", "v1.2.3^{commit}"), await RequireAsync("v1.2.3"));
    }

    [Fact]
    public async Task A_tag_on_another_branch_is_refused()
    {
        _git.Git("switch", "-q", "-c", "feature");
        _git.Commit("feat: not reviewed");
        _git.Git("tag", "v2.0.0");
        await Refused("v2.0.0", "not on main");
    }

    [Fact]
    public async Task What_origin_has_of_main_counts()
    {
        _git.Git("update-ref", "refs/remotes/origin/main", "HEAD");
        _git.Commit("feat: not pushed");
        _git.Git("tag", "v2.0.0");
        await Refused("v2.0.0", "not on main");
    }

    [Fact]
    public async Task A_tag_on_another_commit_is_refused()
    {
        _git.Commit("feat: second");
        await Refused("v1.2.3", "git switch --detach v1.2.3");
    }

    [Fact]
    public async Task A_tag_that_is_not_there_is_refused_also_when_a_branch_has_its_name()
    {
        _git.Git("branch", "v3.0.0");
        await Refused("v3.0.0", "refs/tags/v3.0.0");
    }

    private async Task Refused(string tag, string reason) =>
        Assert.Contains(reason, (await Assert.ThrowsAsync<PipelineException>(() => RequireAsync(tag))).Message, StringComparison.Ordinal);

    private async Task<string> RequireAsync(string tag) =>
        await PackageTag.RequireAsync(await GitWorkTree.OpenAsync(new ProcessRunner(), _git.Path, TestContext.Current.CancellationToken), tag, "main", TestContext.Current.CancellationToken);
}
