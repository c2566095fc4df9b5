using Pipeline.Tools.Git;
using Pipeline.Tools.Ledger.Storage;

namespace Pipeline.Tools.Ledger.Homes;

/// <summary>The ledger of a repository without a remote.</summary>
internal sealed class LocalLedger(GitWorkTree workTree) : ILedgerHome
{
    public string Name => "The branch release-ledger";

    public Task<string?> ReadHeadAsync(IReadOnlyDictionary<string, string> references, CancellationToken cancellationToken) =>
        Task.FromResult(references.GetValueOrDefault(LedgerReferences.Branch));

    public Task<FetchedLedger?> FindFetchedAsync(CancellationToken cancellationToken) => Task.FromResult<FetchedLedger?>(null);

    public Task<string?> TryPublishAsync(string? old, string commit, CancellationToken cancellationToken) =>
        LedgerReferences.TryMoveAsync(workTree, [new(LedgerReferences.Branch, commit, old)], cancellationToken);

    public Task FollowAsync(string commit, CancellationToken cancellationToken) => LedgerFollower.FollowAsync(workTree, [LedgerReferences.Seen], commit, cancellationToken);
}
