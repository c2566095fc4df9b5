using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>A git repository as it is checked out.</summary>
public class GitRepository
{
    internal GitRepository(AbsolutePath? localDirectory, GitRemote? remote, string? head, string? commit, IReadOnlyCollection<string> tags, string? branch, string? remoteBranch)
    {
        (LocalDirectory, Head, Commit, Tags, Branch, RemoteBranch) = (localDirectory, head, commit, tags, branch, remoteBranch);
        (Protocol, Endpoint, Identifier, RemoteName) = (remote?.Protocol, remote?.Endpoint, remote?.Identifier, remote?.Name);
    }

    /// <summary>How the remote is reached; null without remote.</summary>
    public GitProtocol? Protocol { get; }

    /// <summary>The remote's host, with port; null without remote.</summary>
    public string? Endpoint { get; }

    /// <summary>The remote's path without <c>.git</c>, for example <c>owner/name</c>; null without remote.</summary>
    public string? Identifier { get; }

    /// <summary>The folder of the checkout; null for one made of an address.</summary>
    public AbsolutePath? LocalDirectory { get; }

    /// <summary>The full name of the checked out branch, else the commit.</summary>
    public string? Head { get; }

    /// <summary>The commit, 40 digits; null before the first one.</summary>
    public string? Commit { get; }

    /// <summary>The tags at the commit.</summary>
    public IReadOnlyCollection<string> Tags { get; }

    /// <summary>The remote that the branch follows, else <c>origin</c>; null without remote.</summary>
    public string? RemoteName { get; }

    /// <summary>The remote's branch that the branch follows; null when it follows none.</summary>
    public string? RemoteBranch { get; }

    /// <summary>The branch; null for a detached head.</summary>
    public string? Branch { get; }

    /// <summary>The remote's address over HTTPS; null without remote.</summary>
    public string? HttpsUrl => Endpoint is null ? null : $"https://{Endpoint}/{Identifier}.git";

    /// <summary>The remote's address over SSH; null without remote.</summary>
    public string? SshUrl => Endpoint is null ? null : $"git@{Endpoint}:{Identifier}.git";

    /// <summary>Describes a remote repository.</summary>
    /// <exception cref="ArgumentException">The address is none of git's.</exception>
    public static GitRepository FromUrl(string url, string? branch = null) =>
        new(null, GitRemote.Parse("origin", url).NotNull($"'{url}' is no address of a git repository."), null, null, [], branch, null);

    /// <summary>Reads the repository around a folder.</summary>
    /// <exception cref="ArgumentException">The folder lies in no repository, or git is not there.</exception>
    public static GitRepository FromLocalDirectory(AbsolutePath directory) => new GitReader(directory).Read();

    /// <inheritdoc/>
    public override string ToString() => (Protocol == GitProtocol.Ssh ? SshUrl : HttpsUrl) ?? LocalDirectory?.ToString() ?? "";
}
