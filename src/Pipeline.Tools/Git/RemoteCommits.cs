using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Git;

/// <summary>Brings commits of a remote into a repository. Nothing that is checked out changes, nor any branch of its own.</summary>
internal static class RemoteCommits
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly string[] Fetch = ["fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-auto-maintenance", "--end-of-options"];

    /// <summary>Whether <paramref name="text"/> is the id of a commit, and nothing that git could take for anything else.</summary>
    public static bool IsId(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is 40 or 64 && text.All(char.IsAsciiHexDigitLower);
    }

    /// <summary>The names of the remotes of a repository.</summary>
    public static async Task<IReadOnlyList<string>> ReadRemotesAsync(GitWorkTree workTree, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workTree);
        return (await workTree.Git.ReadAsync(workTree.Root, ["remote"], cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The remote that a repository is of: <c>origin</c>, else the first; null: it has none.</summary>
    public static async Task<string?> FindRemoteAsync(GitWorkTree workTree, CancellationToken cancellationToken)
    {
        var remotes = await ReadRemotesAsync(workTree, cancellationToken);
        return remotes.Contains("origin") ? "origin" : remotes is [var first, ..] ? first : null;
    }

    /// <summary>Fetches the commit <paramref name="id"/>.</summary>
    /// <returns>False when the remote does not have it, does not hand it out, or does not answer.</returns>
    public static async Task<bool> TryFetchAsync(GitWorkTree workTree, string remote, string id, CancellationToken cancellationToken) =>
        IsId(id) && await TryReadAsync(workTree, [.. Fetch, remote, id], cancellationToken) is not null;

    /// <summary>The commit that <paramref name="reference"/> of a remote stands on, which can be read afterwards.</summary>
    /// <returns>Null when there is no such reference, or the remote does not answer.</returns>
    public static async Task<string?> FindAsync(GitWorkTree workTree, string remote, string reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workTree);
        var output = await TryReadAsync(workTree, ["ls-remote", "--end-of-options", remote, reference], cancellationToken);
        // A pattern also matches the end of a longer name.
        var head = output?.Split('\n').Select(line => line.Split('\t')).FirstOrDefault(fields => fields is [_, var name] && name == reference)?[0];
        return head is not null && await TryReadAsync(workTree, [.. Fetch, remote, reference], cancellationToken) is not null ? head : null;
    }

    private static async Task<string?> TryReadAsync(GitWorkTree workTree, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            var (result, output) = await workTree.Git.TryReadAsync(GitProgram.Command(workTree.Root, arguments) with { Timeout = Patience }, cancellationToken);
            return result.ExitCode == 0 ? output : null;
        }
        catch (ProcessTimeoutException)
        {
            return null;
        }
    }
}
