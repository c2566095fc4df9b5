using Nuke.Common.Git;
using Nuke.Common.Tools.GitHub;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.Tools;

public sealed class GitHubTasksTests
{
    private static readonly GitRepository Repository = GitRepository.FromUrl("git@github.com:owner/name.git", "main");

    [Fact]
    public void A_repository_on_github_has_addresses()
    {
        Assert.Equal(("owner", "name"), (Repository.GetGitHubOwner(), Repository.GetGitHubName()));
        Assert.Equal("https://github.com/owner/name/compare/1.0.0...2.0.0", Repository.GetGitHubCompareTagsUrl("2.0.0", "1.0.0"));
        Assert.Equal("https://github.com/owner/name/compare/1.0.0...HEAD", Repository.GetGitHubCompareTagToHeadUrl("1.0.0"));
        Assert.Equal("https://github.com/owner/name/compare/b^...a", Repository.GetGitHubCompareCommitsUrl("a", "b"));
        Assert.Equal("https://github.com/owner/name/commit/a", Repository.GetGitHubCommitUrl("a"));
        Assert.Equal("https://raw.githubusercontent.com/owner/name/main/a/b.txt", Repository.GetGitHubDownloadUrl("a/b.txt"));
        Assert.Equal("https://github.com/owner/name/tree/1.0.0", Repository.GetGitHubBrowseUrl(branch: "1.0.0"));
        Assert.Equal("https://github.com/owner/name/blob/main/a.txt", Repository.GetGitHubBrowseUrl("a.txt", itemType: GitHubItemType.File));
    }

    [Fact]
    public void What_a_path_is_shows_in_the_checkout()
    {
        using var git = new GitSandbox();
        git.Commit("Start", ("docs/a.md", ""));
        git.Git("remote", "add", "origin", "https://github.com/owner/name");
        var repository = GitRepository.FromLocalDirectory(git.Path);
        Assert.Equal("https://github.com/owner/name/blob/main/docs/a.md", repository.GetGitHubBrowseUrl(Path.Combine(git.Path, "docs/a.md")));
        Assert.Equal("https://github.com/owner/name/tree/main/docs", repository.GetGitHubBrowseUrl("docs"));
        Assert.Contains("'gone'", Assert.Throws<ArgumentException>(() => repository.GetGitHubBrowseUrl("gone")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_repository_elsewhere_is_refused()
    {
        var repository = GitRepository.FromUrl("https://example.org/owner/name");
        Assert.False(repository.IsGitHubRepository());
        Assert.Contains("example.org", Assert.Throws<ArgumentException>(() => repository.GetGitHubOwner()).Message, StringComparison.Ordinal);
    }
}
