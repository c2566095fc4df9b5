using Nuke.Common.IO;

namespace Nuke.Common.Git;

/// <summary>A git repository as it is checked out.</summary>
public class GitRepository
{
    /// <summary>Describes a repository.</summary>
    public GitRepository(
        GitProtocol? protocol,
        string? endpoint,
        string? identifier,
        string? branch,
        AbsolutePath? localDirectory,
        string? head,
        string? commit,
        IReadOnlyCollection<string>? tags,
        string? remoteName,
        string? remoteBranch)
    {
        (Protocol, Endpoint, Identifier, Branch, LocalDirectory) = (protocol, endpoint, identifier, branch, localDirectory);
        (Head, Commit, Tags, RemoteName, RemoteBranch) = (head, commit, tags ?? [], remoteName, remoteBranch);
    }

    /// <summary>How the remote is reached; null without remote.</summary>
    public GitProtocol? Protocol { get; }

    /// <summary>The remote's host, without port; null without remote.</summary>
    public string? Endpoint { get; }

    /// <summary>The remote's path without <c>.git</c>, for example <c>owner/name</c>; null without remote.</summary>
    public string? Identifier { get; }

    /// <summary>The folder of the checkout; null for one made of an address.</summary>
    public AbsolutePath? LocalDirectory { get; }

    /// <summary>The full name of the checked out branch, else the commit.</summary>
    public string? Head { get; }

    /// <summary>The commit that the build server builds, else the one that is checked out; null before the first one.</summary>
    public string? Commit { get; }

    /// <summary>The tags at the commit.</summary>
    public IReadOnlyCollection<string> Tags { get; }

    /// <summary>The remote that the branch follows; null when it follows none.</summary>
    public string? RemoteName { get; }

    /// <summary>The remote's branch that the branch follows; null when it follows none.</summary>
    public string? RemoteBranch { get; }

    /// <summary>The branch that the build server builds, else the one that is checked out; null for a detached head.</summary>
    public string? Branch { get; }

    /// <summary>The remote's address over HTTPS; null without remote.</summary>
    public string? HttpsUrl => Endpoint is null ? null : $"https://{Endpoint}/{Identifier}.git";

    /// <summary>The remote's address over SSH; null without remote.</summary>
    public string? SshUrl => Endpoint is null ? null : $"git@{Endpoint}:{Identifier}.git";

    /// <summary>Describes a remote repository.</summary>
    /// <exception cref="ArgumentException">The address is none of git's.</exception>
    public static GitRepository FromUrl(string url, string? branch = null)
    {
        var remote = GitRemote.Parse(url.NotNull()).NotNull($"'{url}' is no address of a git repository.");
        return new GitRepository(remote.Protocol, remote.Endpoint, remote.Identifier, branch, null, null, null, null, null, null);
    }

    /// <summary>Reads the repository around a folder.</summary>
    /// <exception cref="ArgumentException">The folder lies in no repository, or git is not there.</exception>
    public static GitRepository FromLocalDirectory(AbsolutePath directory) => new GitReader(directory).Read();

    /// <summary>The same repository with another branch.</summary>
    public GitRepository SetBranch(string branch) => new(Protocol, Endpoint, Identifier, branch, LocalDirectory, Head, Commit, Tags, RemoteName, RemoteBranch);

    /// <summary>The remote's address without <c>.git</c>; without remote the folder.</summary>
    public override string ToString() =>
        Endpoint is null ? LocalDirectory?.ToString() ?? ""
        : Protocol == GitProtocol.Https ? $"https://{Endpoint}/{Identifier}"
        : $"git@{Endpoint}:{Identifier}";
}
