using System.Diagnostics.CodeAnalysis;
using Nuke.Common.Git;
using Nuke.Common.IO;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tools.GitHub;

/// <summary>Addresses of a repository on github.com. Each fails with an <see cref="ArgumentException"/> for a repository elsewhere.</summary>
public static class GitHubTasks
{
    /// <summary>True when the repository's remote is on github.com.</summary>
    public static bool IsGitHubRepository([NotNullWhen(true)] this GitRepository? repository) => repository?.Endpoint?.EqualsOrdinalIgnoreCase("github.com") == true;

    /// <summary>The owner, of <c>owner/name</c>.</summary>
    public static string GetGitHubOwner(this GitRepository repository) => Identifier(repository).Split('/')[0];

    /// <summary>The name, of <c>owner/name</c>.</summary>
    public static string GetGitHubName(this GitRepository repository) => Identifier(repository).Split('/')[1];

    /// <summary>What changed from before one commit to another.</summary>
    public static string GetGitHubCompareCommitsUrl(this GitRepository repository, string startCommitSha, string endCommitSha) =>
        $"https://github.com/{Identifier(repository)}/compare/{endCommitSha}^...{startCommitSha}";

    /// <summary>What changed since a tag.</summary>
    public static string GetGitHubCompareTagToHeadUrl(this GitRepository repository, string tag) => $"https://github.com/{Identifier(repository)}/compare/{tag}...HEAD";

    /// <summary>What changed from <paramref name="endTag"/> to <paramref name="startTag"/>.</summary>
    public static string GetGitHubCompareTagsUrl(this GitRepository repository, string startTag, string endTag) => $"https://github.com/{Identifier(repository)}/compare/{endTag}...{startTag}";

    /// <summary>A commit.</summary>
    public static string GetGitHubCommitUrl(this GitRepository repository, string commitSha) => $"https://github.com/{Identifier(repository)}/commit/{commitSha}";

    /// <summary>A file as it is.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="file">The file, from the root or absolute.</param>
    /// <param name="branch">The branch; null is the one that is checked out.</param>
    public static string GetGitHubDownloadUrl(this GitRepository repository, string file, string? branch = null) =>
        $"https://raw.githubusercontent.com/{Identifier(repository)}/{Branch(repository, branch)}/{FromRoot(repository, file)}";

    /// <summary>A file or folder in the browser.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="path">The file or folder, from the root or absolute; null is the root.</param>
    /// <param name="branch">The branch; null is the one that is checked out.</param>
    /// <param name="itemType">What it is.</param>
    /// <exception cref="ArgumentException">It does not say what it is, and it is not there.</exception>
    public static string GetGitHubBrowseUrl(this GitRepository repository, string? path = null, string? branch = null, GitHubItemType itemType = GitHubItemType.Automatic)
    {
        var fromRoot = path is null ? null : FromRoot(repository, path);
        var there = fromRoot is null ? null : repository.LocalDirectory?.ToString() is { } root ? Path.Combine(root, fromRoot) : null;
        var kind = fromRoot is null || itemType == GitHubItemType.Directory || Directory.Exists(there) ? "tree" : itemType == GitHubItemType.File || File.Exists(there) ? "blob" : null;
        Assert.True(kind is not null, $"'{path}' is neither a file nor a folder of the checkout. Say what it is: {nameof(GitHubItemType)}.{nameof(GitHubItemType.File)} or {nameof(GitHubItemType)}.{nameof(GitHubItemType.Directory)}.");
        return $"https://github.com/{Identifier(repository)}/{kind}/{Branch(repository, branch)}/{fromRoot}".TrimEnd('/');
    }

    private static string Identifier(GitRepository repository)
    {
        Assert.True(repository.NotNull().IsGitHubRepository(), $"'{repository}' is not on github.com.");
        return repository.Identifier!;
    }

    private static string Branch(GitRepository repository, string? branch) => branch ?? repository.Branch.NotNull($"No branch of '{repository}' is checked out. Name one.");

    private static string FromRoot(GitRepository repository, string path)
    {
        if (!Path.IsPathRooted(path))
            return path;
        var root = repository.LocalDirectory.NotNull($"'{repository}' is not checked out, so '{path}' cannot be in it.");
        Assert.True(root.Contains(path), $"'{path}' is not in '{root}'.");
        return root.GetUnixRelativePathTo(path);
    }
}
