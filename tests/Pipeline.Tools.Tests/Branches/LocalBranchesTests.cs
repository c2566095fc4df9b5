using Pipeline.Testing;
using Pipeline.Tools.Branches;

namespace Pipeline.Tools.Tests.Branches;

public sealed class LocalBranchesTests : IDisposable
{
    private readonly BranchScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task Without_a_remote_the_branches_here_are_moved_and_merged()
    {
        var commit = _scene.Local.Commit("feat: a", ("a.txt", "2\n"));
        var own = _scene.Commit("development", "feat: b", ("b.txt", "2\n"));
        var remote = _scene.Remote.Git("show-ref");

        await _scene.UpdateHereAsync("development", "hotfix");

        Assert.Equal([("development", BranchUpdateOutcome.Merged), ("hotfix", BranchUpdateOutcome.FastForwarded)], _scene.Outcomes);
        Assert.Equal($"{own} {commit}", _scene.Local.Git("log", "-1", "--format=%P", "development"));
        Assert.Equal(commit, _scene.Local.Git("rev-parse", "hotfix"));
        Assert.Equal(remote, _scene.Remote.Git("show-ref"));
        Assert.Equal("", _scene.Local.Git("status", "--porcelain"));
    }

    [Fact]
    public async Task A_branch_that_is_checked_out_is_not_moved_below_its_files()
    {
        _scene.Local.Commit("feat: a", ("a.txt", "2\n"));
        using var folder = new TempDirectory();
        _scene.Local.Git("worktree", "add", "-q", folder["linked"], "development");

        var exception = await Assert.ThrowsAsync<BranchUpdateException>(() => _scene.UpdateHereAsync("development", "hotfix"));

        Assert.Contains($"'development': it is checked out in {folder["linked"]}", exception.Message, StringComparison.Ordinal);
        Assert.Equal(_scene.First, _scene.Local.Git("rev-parse", "development"));
        Assert.Equal([("development", BranchUpdateOutcome.Refused), ("hotfix", BranchUpdateOutcome.FastForwarded)], _scene.Outcomes);
    }

    [Fact]
    public async Task A_branch_that_moves_meanwhile_is_merged_again()
    {
        var commit = _scene.Local.Commit("feat: a", ("a.txt", "2\n"));
        var faster = _scene.Local.Git("commit-tree", $"{_scene.First}^{{tree}}", "-p", _scene.First, "-m", "faster");
        var options = new BranchUpdateOptions { From = "main", Into = ["development"] };

        await _scene.UpdateAsync(options, new MeddlingRunner("update-ref", () => _scene.Local.Git("update-ref", "refs/heads/development", faster)));

        Assert.Equal($"{faster} {commit}", _scene.Local.Git("log", "-1", "--format=%P", "development"));
    }

    [Fact]
    public async Task A_branch_that_does_not_exist_is_passed_over_also_when_others_lie_below_its_name()
    {
        _scene.Local.Git("branch", "release/1.0");

        await _scene.UpdateHereAsync("release");

        Assert.Equal([("release", BranchUpdateOutcome.Missing)], _scene.Outcomes);
    }

    [Fact]
    public async Task A_conflict_says_what_to_type_here()
    {
        _scene.Local.Commit("feat: a", ("a.txt", "main\n"), ("b.txt", "main\n"));
        _scene.Commit("development", "feat: own", ("a.txt", "own\n"), ("b.txt", "own\n"));

        var exception = await Assert.ThrowsAsync<BranchUpdateException>(() => _scene.UpdateHereAsync("development"));

        Assert.Contains("both changed a.txt, b.txt.", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("    git switch development\n    git merge main", exception.Message, StringComparison.Ordinal);
    }
}
