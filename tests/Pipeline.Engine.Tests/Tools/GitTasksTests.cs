using Nuke.Common.Tooling;
using Nuke.Common.Tools.Git;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.Tools;

public sealed class GitTasksTests
{
    [Fact]
    public void The_branch_and_the_commit_are_read()
    {
        using var git = new GitSandbox();
        var commit = git.Commit("Start", ("a.txt", ""));
        Assert.Equal("main", GitTasks.GitCurrentBranch(git.Path));
        Assert.Equal(commit, GitTasks.GitCurrentCommit(git.Path));
        Assert.False(GitTasks.GitIsDetached(git.Path));
        git.Git("checkout", "-q", "--detach");
        Assert.True(GitTasks.GitIsDetached(git.Path));
        Assert.Equal("HEAD", GitTasks.GitCurrentBranch(git.Path));
    }

    [Fact]
    public void An_untracked_file_makes_the_working_copy_unclean()
    {
        using var git = new GitSandbox();
        git.Commit("Start", ("a.txt", ""));
        Assert.True(GitTasks.GitHasCleanWorkingCopy(git.Path));
        File.WriteAllText(Path.Combine(git.Path, "b.txt"), "");
        Assert.False(GitTasks.GitHasCleanWorkingCopy(git.Path));
    }

    [Fact]
    public void Any_command_can_be_run()
    {
        using var git = new GitSandbox();
        git.Commit("Start here", ("a.txt", ""));
        var format = "%s of %ae";
        Assert.StartsWith("Start here of ", GitTasks.Git($"log -1 --format={format}", git.Path, logOutput: false, logInvocation: false).StdToText(), StringComparison.Ordinal);
        Assert.Throws<ProcessException>(() => GitTasks.Git("no-such-command", git.Path, logOutput: false));
    }
}
