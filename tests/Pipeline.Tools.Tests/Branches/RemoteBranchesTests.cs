using Pipeline.Core.Errors;
using Pipeline.Testing;
using Pipeline.Tools.Branches;
using Pipeline.Tools.Git;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Tests.Releases;

namespace Pipeline.Tools.Tests.Branches;

public sealed class RemoteBranchesTests : IDisposable
{
    private readonly BranchScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task A_branch_without_commits_of_its_own_moves_on()
    {
        var commit = _scene.Commit("main", "feat: a", ("a.txt", "2\n"));

        await _scene.UpdateAsync("development", "hotfix");

        Assert.Equal([("development", BranchUpdateOutcome.FastForwarded), ("hotfix", BranchUpdateOutcome.FastForwarded)], _scene.Outcomes);
        Assert.Equal(commit, _scene.Remote.Git("rev-parse", "development"));
        Assert.Equal(commit, _scene.Remote.Git("rev-parse", "hotfix"));
    }

    [Fact]
    public async Task A_branch_that_has_everything_is_left_alone()
    {
        var commit = _scene.Commit("development", "feat: own");

        await _scene.UpdateAsync("development");

        Assert.Equal([("development", BranchUpdateOutcome.UpToDate)], _scene.Outcomes);
        Assert.Equal(commit, _scene.Remote.Git("rev-parse", "development"));
    }

    [Fact]
    public async Task A_branch_with_commits_of_its_own_gets_a_merge_and_no_file_here_changes()
    {
        var theirs = _scene.Commit("main", "feat: a", ("a.txt", "2\n"));
        var ours = _scene.Commit("development", "feat: b", ("b.txt", "2\n"));
        _scene.Local.Write("a.txt", "not committed\n");
        var before = (_scene.Local.Git("show-ref", "--heads"), _scene.Local.Git("status", "--porcelain"));

        await _scene.UpdateAsync("development");

        Assert.Equal([("development", BranchUpdateOutcome.Merged)], _scene.Outcomes);
        Assert.Equal($"{ours} {theirs}|Ada|Merge branch 'main' into development", _scene.Remote.Git("log", "-1", "--format=%P|%an|%B", "development").TrimEnd());
        Assert.Equal(("2", "2"), (_scene.Remote.Git("show", "development:a.txt"), _scene.Remote.Git("show", "development:b.txt")));
        Assert.Equal(before, (_scene.Local.Git("show-ref", "--heads"), _scene.Local.Git("status", "--porcelain")));
        Assert.Equal("not committed\n", await File.ReadAllTextAsync(Path.Combine(_scene.Local.Path, "a.txt"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_second_time_there_is_nothing_to_do()
    {
        _scene.Commit("main", "feat: a", ("a.txt", "2\n"));
        _scene.Commit("development", "feat: b", ("b.txt", "2\n"));
        await _scene.UpdateAsync("development", "hotfix");
        var before = _scene.Remote.Git("show-ref");

        await _scene.UpdateAsync("development", "hotfix");

        Assert.Equal(before, _scene.Remote.Git("show-ref"));
        Assert.All(_scene.Updates.TakeLast(2), update => Assert.Equal(BranchUpdateOutcome.UpToDate, update.Outcome));
    }

    [Fact]
    public async Task A_conflict_leaves_that_branch_as_it_is_updates_the_others_and_says_what_to_type()
    {
        var commit = _scene.Commit("main", "feat: a", ("a.txt", "main\n"));
        var own = _scene.Commit("development", "feat: own", ("a.txt", "development\n"));

        var exception = await Assert.ThrowsAsync<BranchUpdateException>(() => _scene.UpdateAsync("development", "hotfix"));

        Assert.Equal([("development", BranchUpdateOutcome.Conflicting), ("hotfix", BranchUpdateOutcome.FastForwarded)], _scene.Outcomes);
        Assert.Equal((own, commit), (_scene.Remote.Git("rev-parse", "development"), _scene.Remote.Git("rev-parse", "hotfix")));
        Assert.Equal(["a.txt"], Assert.Single(exception.Failures).Conflicts);
        Assert.Equal(
            """
            Not brought up to date with 'main':
            'development': both changed a.txt. Merge by hand, resolving the conflicts with git add and git merge --continue:
                git fetch origin
                git switch development
                git pull --no-rebase origin development
                git pull --no-rebase origin main
                git push origin development
            """,
            exception.Message);
    }

    [Fact]
    public async Task A_branch_that_the_remote_does_not_have_is_passed_over()
    {
        _scene.Commit("main", "feat: a", ("a.txt", "2\n"));
        _scene.Remote.Git("branch", "-D", "hotfix");
        _scene.Remote.Git("branch", "feature/refs/heads/hotfix", "main");

        await _scene.UpdateAsync("hotfix", "development");

        Assert.Equal([("hotfix", BranchUpdateOutcome.Missing), ("development", BranchUpdateOutcome.FastForwarded)], _scene.Outcomes);
    }

    [Fact]
    public async Task The_branch_to_take_from_must_exist()
    {
        var exception = await Assert.ThrowsAsync<PipelineException>(() => _scene.UpdateAsync(new BranchUpdateOptions { From = "master", Into = ["development"], Remote = "origin" }));
        Assert.StartsWith("There is no branch 'master' at origin", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_branch_that_moves_meanwhile_is_merged_again_and_loses_nothing()
    {
        _scene.Commit("main", "feat: a", ("a.txt", "2\n"));
        var options = new BranchUpdateOptions { From = "main", Into = ["development"], Remote = "origin" };

        await _scene.UpdateAsync(options, new MeddlingRunner("push", () => _scene.CommitElsewhere("development", "faster.txt")));

        Assert.Equal([("development", BranchUpdateOutcome.Merged)], _scene.Outcomes);
        Assert.Equal(("2", "other"), (_scene.Remote.Git("show", "development:a.txt"), _scene.Remote.Git("show", "development:faster.txt")));
    }

    [Fact]
    public async Task A_branch_that_is_wound_back_meanwhile_is_not_overwritten_blindly()
    {
        _scene.Commit("development", "feat: b", ("b.txt", "2\n"));
        var commit = _scene.Commit("main", "feat: a", ("a.txt", "2\n"));
        var options = new BranchUpdateOptions { From = "main", Into = ["development"], Remote = "origin" };

        await _scene.UpdateAsync(options, new MeddlingRunner("push", () => _scene.Remote.Git("update-ref", "refs/heads/development", _scene.First)));

        Assert.Equal(commit, _scene.Remote.Git("rev-parse", "development"));
    }

    [Fact]
    public async Task A_branch_that_never_rests_is_given_up_and_named()
    {
        _scene.Commit("main", "feat: a", ("a.txt", "2\n"));
        var options = new BranchUpdateOptions { From = "main", Into = ["development"], Remote = "origin" };
        var files = 0;

        var exception = await Assert.ThrowsAsync<BranchUpdateException>(() => _scene.UpdateAsync(
            options, new MeddlingRunner("push", () => _scene.CommitElsewhere("development", $"{files++}.txt"), times: 100)));

        Assert.Contains("'development': others moved it 5 times", exception.Message, StringComparison.Ordinal);
        Assert.Equal(5, files);
    }

    [Fact]
    public async Task A_remote_that_refuses_is_quoted_and_the_other_branches_are_updated()
    {
        _scene.Commit("main", "feat: a", ("a.txt", "2\n"));
        var hook = Path.Combine(_scene.Remote.Path, "hooks", "update");
        await File.WriteAllTextAsync(hook, "#!/bin/sh\ntest \"$1\" != refs/heads/development\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(hook, (UnixFileMode)0b111_101_101);

        var exception = await Assert.ThrowsAsync<BranchUpdateException>(() => _scene.UpdateAsync("development", "hotfix"));

        Assert.Equal([("development", BranchUpdateOutcome.Refused), ("hotfix", BranchUpdateOutcome.FastForwarded)], _scene.Outcomes);
        Assert.Contains("'development': origin did not take it: [remote rejected] (hook declined). Let this account push", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Branches_without_a_common_commit_are_not_merged()
    {
        _scene.Local.Git("switch", "-q", "--orphan", "strange");
        _scene.Local.Commit("feat: other", ("c.txt", "1\n"));
        _scene.Local.Git("push", "-q", "origin", "strange");

        var exception = await Assert.ThrowsAsync<BranchUpdateException>(() => _scene.UpdateAsync("strange"));

        Assert.Contains("'strange': it has no commit in common with 'main'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shallow_clone_is_refused_with_the_way_to_deepen_it()
    {
        using var folder = new TempDirectory();
        _scene.Commit("main", "feat: a", ("a.txt", "2\n"));
        _scene.Local.Git("clone", "-q", "--depth=1", $"file://{_scene.Remote.Path}", folder["clone"]);
        var token = TestContext.Current.CancellationToken;
        var workTree = await GitWorkTree.OpenAsync(new ProcessRunner(), folder["clone"], token);
        var options = new BranchUpdateOptions { From = "main", Into = ["development"], Remote = "origin" };

        var exception = await Assert.ThrowsAsync<PipelineException>(() => new BranchUpdater(workTree).UpdateAsync(options, _scene.Updates.Add, token));

        Assert.Contains("git fetch --unshallow --tags", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_remote_that_does_not_exist_is_named()
    {
        var options = new BranchUpdateOptions { From = "main", Into = ["development"], Remote = "upstream" };
        var exception = await Assert.ThrowsAsync<PipelineException>(() => _scene.UpdateAsync(options));
        Assert.StartsWith("The branches of upstream cannot be read", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_git_knows_no_name_the_fallback_merges()
    {
        _scene.Commit("main", "feat: a", ("a.txt", "2\n"));
        _scene.Commit("development", "feat: b", ("b.txt", "2\n"));
        _scene.Local.Git("config", "--unset", "user.name");
        _scene.Local.Git("config", "--unset", "user.email");
        _scene.Local.Git("config", "user.useConfigOnly", "true");
        using var home = new TempDirectory();
        var options = new BranchUpdateOptions { From = "main", Into = ["development"], Remote = "origin", FallbackIdentity = new GitIdentity("octocat", "octocat@example.org") };

        await _scene.UpdateAsync(options, new BareRunner(new ProcessRunner(), home.Path));

        Assert.Equal("octocat octocat@example.org", _scene.Remote.Git("log", "-1", "--format=%cn %ce", "development"));
    }
}
