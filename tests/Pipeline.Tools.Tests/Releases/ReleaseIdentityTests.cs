using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Git;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Releases;
using Pipeline.Tools.Tests.Versions;

namespace Pipeline.Tools.Tests.Releases;

public sealed class ReleaseIdentityTests : IDisposable
{
    private readonly ShopRepository _shop = new();
    private readonly TempDirectory _home = new();

    public ReleaseIdentityTests()
    {
        _shop.TagAll("1.0.0");
        _shop.Git.Commit("feat: a", ("modules/orders/VERSION", "1.0.0\n"));
        _shop.Git.Git("config", "--unset", "user.name");
        _shop.Git.Git("config", "--unset", "user.email");
        // Else git makes up an identity where the machine's own name suits it.
        _shop.Git.Git("config", "user.useConfigOnly", "true");
    }

    public void Dispose()
    {
        _shop.Dispose();
        _home.Dispose();
    }

    [Fact]
    public async Task Where_git_knows_no_name_the_fallback_tags_and_commits()
    {
        await TagAsync(new TaggingOptions { WriteVersionFiles = true, FallbackIdentity = new GitIdentity("octocat", "octocat@example.org") });

        Assert.Equal("octocat <octocat@example.org>", _shop.Git.Git("for-each-ref", "--format=%(taggername) %(taggeremail)", "refs/tags/orders-v1.1.0"));
        Assert.Equal("octocat octocat@example.org octocat octocat@example.org", _shop.Git.Git("log", "-1", "--format=%an %ae %cn %ce", "orders-v1.1.0"));
    }

    [Fact]
    public async Task A_configured_name_wins_over_the_fallback()
    {
        _shop.Git.Git("config", "user.name", "Ada");
        _shop.Git.Git("config", "user.email", "ada@example.org");

        await TagAsync(new TaggingOptions { FallbackIdentity = new GitIdentity("octocat", "octocat@example.org") });

        Assert.Equal("Ada <ada@example.org>", _shop.Git.Git("for-each-ref", "--format=%(taggername) %(taggeremail)", "refs/tags/orders-v1.1.0"));
    }

    [Fact]
    public async Task Without_a_fallback_the_message_says_how_to_tell_git_a_name_and_nothing_is_tagged()
    {
        var before = _shop.Git.Git("show-ref");

        var exception = await Assert.ThrowsAsync<PipelineException>(() => TagAsync(new TaggingOptions { WriteVersionFiles = true }));

        Assert.Contains("git config --global user.name", exception.Message, StringComparison.Ordinal);
        Assert.Contains("git config --global user.email", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, _shop.Git.Git("show-ref"));
    }

    private async Task TagAsync(TaggingOptions options)
    {
        var workTree = await GitWorkTree.OpenAsync(new BareRunner(new ProcessRunner(), _home.Path), _shop.Path, TestContext.Current.CancellationToken);
        await new ReleaseTagger(workTree).TagAsync(await _shop.PlanAsync(), _shop.Modules, options, TestContext.Current.CancellationToken);
    }
}
