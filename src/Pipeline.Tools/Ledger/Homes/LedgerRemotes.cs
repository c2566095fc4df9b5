using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger.Storage;

namespace Pipeline.Tools.Ledger.Homes;

/// <summary>The remotes at which this clone has seen a ledger.</summary>
internal static class LedgerRemotes
{
    private const string Prefix = "refs/remotes/";
    private const string Suffix = "/" + LedgerReferences.BranchName;

    /// <summary>The last commit that was seen of each, by the remote's name; it is not asked.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadSeenAsync(GitWorkTree workTree, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(workTree);
        var output = await workTree.Git.ReadAsync(workTree.Root, ["for-each-ref", "--format=%(objectname) %(refname)", $"{Prefix}*{Suffix}"], cancellationToken);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 2)).ToDictionary(fields => fields[1][Prefix.Length..^Suffix.Length], fields => fields[0], StringComparer.Ordinal);
    }
}
