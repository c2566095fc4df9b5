using Pipeline.Core.Errors;

namespace Pipeline.Tools.Ledger.Homes;

/// <summary>Where the ledger is: the one place whose order counts.</summary>
internal interface ILedgerHome
{
    /// <summary>What it is called in messages, to begin a sentence with.</summary>
    string Name { get; }

    /// <summary>Reads where the ledger stands; its commits can be read afterwards.</summary>
    /// <param name="references">Where the references of this repository stood before.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Its last commit; null when there is none.</returns>
    /// <exception cref="LedgerUnreachableException">It cannot be reached just now.</exception>
    /// <exception cref="LedgerUnreadableException">It answers, and does not show it.</exception>
    Task<string?> ReadHeadAsync(IReadOnlyDictionary<string, string> references, CancellationToken cancellationToken);

    /// <summary>Finds what the last fetch of all branches brought of it, as a CI server clones; its commits are there.</summary>
    /// <returns>Null when nobody can tell: not all branches were fetched.</returns>
    Task<FetchedLedger?> FindFetchedAsync(CancellationToken cancellationToken);

    /// <summary>Moves the ledger on, if it still stands where it did. It is never forced.</summary>
    /// <param name="old">Where it stood; null: there was none.</param>
    /// <param name="commit">A descendant of that.</param>
    /// <param name="cancellationToken">Stops git.</param>
    /// <returns>Null when it was moved; else the reason: somebody was faster.</returns>
    /// <exception cref="LedgerUnreachableException">It could not be reached. It may have been moved nevertheless.</exception>
    /// <exception cref="PipelineException">It may not be moved; the message says what to do.</exception>
    Task<string?> TryPublishAsync(string? old, string commit, CancellationToken cancellationToken);

    /// <summary>Lets this repository's references follow to where the ledger stands.</summary>
    Task FollowAsync(string commit, CancellationToken cancellationToken);
}
