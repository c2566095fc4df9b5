using Pipeline.Testing;

namespace Pipeline.Components.Tests.Branches;

public sealed class UpdateBranchesTargetTests : IDisposable
{
    private static readonly Dictionary<string, string?> OnGitHub = new() { ["GITHUB_ACTIONS"] = "true", ["GITHUB_ACTOR"] = "octocat", ["GITHUB_ACTOR_ID"] = "583231" };

    private readonly ShopBuild _shop = new();
    private readonly GitSandbox _remote = new(bare: true);

    public UpdateBranchesTargetTests()
    {
        _shop.Git.Git("branch", "development");
        _shop.Git.Git("remote", "add", "origin", _remote.Path);
        _shop.Git.Git("push", "-q", "origin", "main", "development");
        _shop.Git.Commit("feat: search", ("modules/catalog/a.cs", "1"));
        _shop.Git.Git("push", "-q", "origin", "main");
    }

    public void Dispose()
    {
        _shop.Dispose();
        _remote.Dispose();
    }

    [Fact]
    public async Task On_a_server_the_branches_at_origin_follow_main_and_one_that_is_not_there_is_passed_over()
    {
        var (exitCode, output) = await _shop.RunAsync(OnGitHub, "UpdateBranches", "--from", "main", "--into", "development", "hotfix");

        Assert.True(exitCode == 0, output);
        Assert.Equal(_remote.Git("rev-parse", "main"), _remote.Git("rev-parse", "development"));
        Assert.Contains("There is no branch hotfix: nothing to do", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_default_development_and_hotfix_of_this_repository_follow_main()
    {
        _shop.Git.Git("branch", "hotfix", "development");

        var (exitCode, output) = await _shop.RunAsync("UpdateBranches");

        Assert.True(exitCode == 0, output);
        Assert.Matches("(?s)development stands where main stands now, at [0-9a-f]{7}.*hotfix stands where main stands now", output);
        Assert.Equal(_shop.Git.Git("rev-parse", "main"), _shop.Git.Git("rev-parse", "hotfix"));
        Assert.NotEqual(_remote.Git("rev-parse", "main"), _remote.Git("rev-parse", "development"));
    }

    [Fact]
    public async Task On_a_runner_without_an_identity_who_started_it_merges()
    {
        Diverge("modules/catalog/b.cs");
        _shop.Git.Git("config", "--unset", "user.name");
        _shop.Git.Git("config", "--unset", "user.email");
        _shop.Git.Git("config", "user.useConfigOnly", "true");
        var bare = new Dictionary<string, string?>(OnGitHub) { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1", ["EMAIL"] = null };

        var (exitCode, output) = await _shop.RunAsync(bare, "UpdateBranches");

        Assert.True(exitCode == 0, output);
        Assert.Equal("octocat <583231+octocat@users.noreply.github.com> Merge branch 'main' into development", _remote.Git("log", "-1", "--format=%an <%ae> %s", "development"));
    }

    [Fact]
    public async Task A_conflict_fails_with_its_files_and_the_next_commands()
    {
        Diverge("modules/catalog/a.cs");

        var (exitCode, output) = await _shop.RunAsync("UpdateBranches", "--remote", "origin");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("both changed modules/catalog/a.cs", output, StringComparison.Ordinal);
        Assert.Contains("git pull --no-rebase origin main", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Pipeline.", output, StringComparison.Ordinal);
    }

    private void Diverge(string path)
    {
        _shop.Git.Git("switch", "-q", "development");
        _shop.Git.Commit("feat: own", (path, "2"));
        _shop.Git.Git("push", "-q", "origin", "development");
        _shop.Git.Git("switch", "-q", "main");
    }
}
