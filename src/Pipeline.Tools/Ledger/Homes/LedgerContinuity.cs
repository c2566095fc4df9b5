using Pipeline.Core.Text;
using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger.Storage;

namespace Pipeline.Tools.Ledger.Homes;

/// <summary>Whether a ledger goes on from what this clone knows of it.</summary>
internal static class LedgerContinuity
{
    private const int MostNamed = 10;

    /// <summary>The commits that this clone knows and that <paramref name="head"/> does not go on from, oldest first.</summary>
    /// <param name="workTree">The repository.</param>
    /// <param name="references">Where its references stood before the head was read.</param>
    /// <param name="head">Where the ledger stands; null: there is none.</param>
    /// <param name="cancellationToken">Stops git.</param>
    public static async Task<IReadOnlyList<LedgerCommit>> FindMissingAsync(
        GitWorkTree workTree, IReadOnlyDictionary<string, string> references, string? head, CancellationToken cancellationToken)
    {
        var all = new[] { LedgerReferences.Seen, LedgerReferences.Branch }.Select(references.GetValueOrDefault).OfType<string>().Distinct();
        foreach (var known in all)
        {
            if (head is null || !await LedgerReferences.IsInHistoryAsync(workTree, known, head, cancellationToken))
                return await LedgerLog.ReadAsync(workTree, known, head, cancellationToken);
        }

        return [];
    }

    /// <summary>Refuses a ledger that does not go on from what this clone knows.</summary>
    /// <exception cref="LedgerException">It does not.</exception>
    public static async Task CheckAsync(GitWorkTree workTree, ILedgerHome home, IReadOnlyDictionary<string, string> references, string? head, CancellationToken cancellationToken)
    {
        var missing = await FindMissingAsync(workTree, references, head, cancellationToken);
        if (missing.Count == 0)
            return;
        var events = string.Concat(missing.Take(MostNamed).Select(commit => $"\n  - {LedgerCommit.Short(commit.Id)} {PlainText.OneLine(commit.Subject)}"));
        throw new LedgerException(
            $"{home.Name} {(head is null ? "has no ledger" : "has a ledger that does not go on from what this clone knows")}; missing are:{events}{(missing.Count > MostNamed ? $"\n  and {missing.Count - MostNamed} more" : "")}\n"
            + "Nothing was recorded. Somebody removed or rewrote events ('./build.sh LedgerVerify' tells more), or they were decided here without a remote. "
            + $"In the second case, to begin with the ledger of {home.Name}: git branch -m {LedgerReferences.BranchName} another-name && git update-ref -d {LedgerReferences.Seen}");
    }
}
