using Nuke.Common.Git;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.Git;

public sealed class GitRepositoryTests
{
    [Fact]
    public void A_checkout_is_described()
    {
        using var git = new GitSandbox();
        var commit = git.Commit("Start", ("a/b.txt", ""));
        git.Git("tag", "v1");
        git.Git("remote", "add", "origin", "https://user:pass@example.org/owner/name.git");
        var repository = GitRepository.FromLocalDirectory(Path.Combine(git.Path, "a"));
        Assert.Equal(commit, repository.Commit);
        Assert.Equal("main", repository.Branch);
        Assert.Equal("refs/heads/main", repository.Head);
        Assert.Equal(["v1"], repository.Tags);
        Assert.Equal("owner/name", repository.Identifier);
        Assert.Equal("https://example.org/owner/name.git", repository.HttpsUrl);
        Assert.Equal("git@example.org:owner/name.git", repository.SshUrl);
    }

    [Fact]
    public void An_annotated_tag_is_one_of_the_commit_also_in_a_worktree()
    {
        using var git = new GitSandbox();
        git.Commit("Start");
        git.Git("tag", "-a", "v2", "-m", "Second");
        git.Git("worktree", "add", "-q", "-b", "other", "tree");
        var repository = GitRepository.FromLocalDirectory(Path.Combine(git.Path, "tree"));
        Assert.Equal(["v2"], repository.Tags);
        Assert.Equal("other", repository.Branch);
    }

    [Fact]
    public void A_detached_head_has_no_branch()
    {
        using var git = new GitSandbox();
        var commit = git.Commit("Start");
        git.Git("checkout", "-q", "--detach");
        var repository = GitRepository.FromLocalDirectory(git.Path);
        Assert.Null(repository.Branch);
        Assert.Equal(commit, repository.Head);
        Assert.Null(repository.HttpsUrl);
    }

    [Fact]
    public void A_folder_without_repository_is_named()
    {
        using var folder = new TempDirectory();
        Assert.Contains(folder.Path, Assert.Throws<ArgumentException>(() => GitRepository.FromLocalDirectory(folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("git@github.com:owner/name.git", GitProtocol.Ssh, "github.com", "owner/name")]
    [InlineData("ssh://git@host:22/group/sub/name", GitProtocol.Ssh, "host", "group/sub/name")]
    [InlineData("https://host:8443/owner/name.git", GitProtocol.Https, "host", "owner/name")]
    [InlineData("https://host/name/", GitProtocol.Https, "host", "name")]
    [InlineData(" https://user:pass@host/owner/name.git", GitProtocol.Https, "host", "owner/name")]
    [InlineData("http://host/name", GitProtocol.Ssh, "host", "name")]
    [InlineData("git@host/name", GitProtocol.Ssh, "host", "name")]
    [InlineData("git@host/name.git", GitProtocol.Ssh, "host", "name")]
    [InlineData("git@host:name", GitProtocol.Ssh, "host", "name")]
    [InlineData("git@host:22/name", GitProtocol.Ssh, "host", "22/name")]
    [InlineData("host:owner/name", GitProtocol.Ssh, "host", "owner/name")]
    [InlineData("git://host:1234/owner/name", GitProtocol.Ssh, "host", "owner/name")]
    public void Addresses_are_taken_apart(string url, GitProtocol protocol, string endpoint, string identifier)
    {
        var repository = GitRepository.FromUrl(url);
        Assert.Equal((protocol, endpoint, identifier), (repository.Protocol, repository.Endpoint, repository.Identifier));
    }

    [Theory]
    [InlineData("/srv/git/name.git")]
    [InlineData("../name")]
    [InlineData("C:\\git\\name")]
    [InlineData("https://github.com")]
    public void An_address_that_is_none_is_refused(string url) => Assert.Contains(url, Assert.Throws<ArgumentException>(() => GitRepository.FromUrl(url)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_repository_is_written_as_its_address()
    {
        Assert.Equal("https://host/owner/name", GitRepository.FromUrl("https://host/owner/name.git").ToString());
        Assert.Equal("git@host:owner/name", GitRepository.FromUrl("ssh://git@host:22/owner/name.git").ToString());
        Assert.Equal("main", GitRepository.FromUrl("https://host/owner/name").SetBranch("main").Branch);
    }

    [Fact]
    public void A_remote_is_named_when_the_branch_follows_it()
    {
        using var git = new GitSandbox();
        git.Commit("Start");
        git.Git("remote", "add", "origin", "https://example.org/owner/name.git");
        Assert.Null(GitRepository.FromLocalDirectory(git.Path).RemoteName);
        git.Git("config", "branch.main.remote", "origin");
        git.Git("config", "branch.main.merge", "refs/heads/trunk");
        var repository = GitRepository.FromLocalDirectory(git.Path);
        Assert.Equal(("origin", "trunk"), (repository.RemoteName, repository.RemoteBranch));
    }
}
