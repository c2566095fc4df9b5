using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger.Storage;

namespace Pipeline.Tools.Ledger.Homes;

/// <summary>Moves what this repository knows of the ledger forward, never back.</summary>
internal static class LedgerFollower
{
    private const int MostAttempts = 5;

    /// <summary>Moves references to <paramref name="commit"/>, unless another process of this repository brought them further already. One that is locked all the time follows with the next event.</summary>
    public static async Task FollowAsync(GitWorkTree workTree, IReadOnlyList<string> names, string commit, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var references = await LedgerReferences.ReadAsync(workTree, cancellationToken);
            var moves = new List<ReferenceMove>();
            foreach (var name in names)
            {
                var old = references.GetValueOrDefault(name);
                if (old is null || !await LedgerReferences.IsInHistoryAsync(workTree, commit, old, cancellationToken))
                    moves.Add(new ReferenceMove(name, commit, old));
            }

            if (moves.Count == 0 || await LedgerReferences.TryMoveAsync(workTree, moves, cancellationToken) is null)
                return;
        }
    }
}
