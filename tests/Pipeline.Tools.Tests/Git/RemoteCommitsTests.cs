using Pipeline.Testing;
using Pipeline.Tools.Git;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Git;

public sealed class RemoteCommitsTests : IDisposable
{
    private readonly GitSandbox _remote = new(bare: true);
    private readonly GitSandbox _git = new();

    public RemoteCommitsTests()
    {
        _git.Commit("feat: first", ("a.txt", "1\n"));
        _git.Git("remote", "add", "origin", _remote.Path);
    }

    public void Dispose()
    {
        _git.Dispose();
        _remote.Dispose();
    }

    [Fact]
    public async Task A_commit_that_is_in_no_branch_is_fetched_by_its_id()
    {
        var lost = Lose();

        Assert.True(await RemoteCommits.TryFetchAsync(await OpenAsync(), "origin", lost, TestContext.Current.CancellationToken));
        _git.Git("cat-file", "-e", lost);
    }

    [Theory]
    [InlineData("--upload-pack=touch pwned")]
    [InlineData("main")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffff")]
    public async Task What_is_no_commit_of_the_remote_is_not_fetched(string id)
    {
        _git.Git("push", "-q", "origin", "main");

        Assert.False(await RemoteCommits.TryFetchAsync(await OpenAsync(), "origin", id, TestContext.Current.CancellationToken));
        Assert.False(File.Exists(Path.Combine(_git.Path, "pwned")));
    }

    [Fact]
    public async Task The_commit_of_a_branch_is_that_of_the_remote_and_can_be_read()
    {
        using var other = new GitSandbox();
        var theirs = other.Commit("feat: theirs", ("a.txt", "2\n"));
        other.Git("push", "-q", _remote.Path, "main", "main:refs/heads/other/refs/heads/main");

        Assert.Equal(theirs, await RemoteCommits.FindAsync(await OpenAsync(), "origin", "refs/heads/main", TestContext.Current.CancellationToken));
        _git.Git("cat-file", "-e", theirs);
    }

    [Fact]
    public async Task A_branch_that_the_remote_has_not_and_a_remote_that_does_not_answer_have_no_commit()
    {
        _git.Git("remote", "add", "silent", "git://127.0.0.1:1/shop");

        Assert.Null(await RemoteCommits.FindAsync(await OpenAsync(), "origin", "refs/heads/main", TestContext.Current.CancellationToken));
        Assert.Null(await RemoteCommits.FindAsync(await OpenAsync(), "silent", "refs/heads/main", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_repository_is_of_origin_else_of_its_first_remote()
    {
        _git.Git("remote", "add", "another", _remote.Path);
        Assert.Equal("origin", await RemoteCommits.FindRemoteAsync(await OpenAsync(), TestContext.Current.CancellationToken));
        _git.Git("remote", "remove", "origin");
        Assert.Equal("another", await RemoteCommits.FindRemoteAsync(await OpenAsync(), TestContext.Current.CancellationToken));
        _git.Git("remote", "remove", "another");
        Assert.Null(await RemoteCommits.FindRemoteAsync(await OpenAsync(), TestContext.Current.CancellationToken));
    }

    private string Lose()
    {
        _git.Git("checkout", "-q", "--detach");
        var commit = _git.Commit("feat: proposed", ("a.txt", "2\n"));
        _git.Git("push", "-q", "origin", "HEAD:refs/pull/1/merge");
        _git.Git("checkout", "-q", "main");
        _git.Git("reflog", "expire", "--expire=now", "--all");
        _git.Git("gc", "-q", "--prune=now");
        Assert.Throws<InvalidOperationException>(() => _git.Git("cat-file", "-e", commit));
        return commit;
    }

    private Task<GitWorkTree> OpenAsync() => GitWorkTree.OpenAsync(new ProcessRunner(), _git.Path, TestContext.Current.CancellationToken);
}
