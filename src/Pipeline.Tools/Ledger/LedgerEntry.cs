namespace Pipeline.Tools.Ledger;

/// <summary>An event that the ledger holds.</summary>
/// <param name="Commit">The commit that it is.</param>
/// <param name="Sentence">The commit's subject.</param>
/// <param name="CommittedAt">When it was committed.</param>
/// <param name="Content">What its <c>event.json</c> holds.</param>
internal sealed record LedgerEntry(string Commit, string Sentence, DateTimeOffset CommittedAt, ReadOnlyMemory<byte> Content)
{
    /// <summary>What stands below the sentence, by name.</summary>
    public IReadOnlyDictionary<string, string> Trailers { get; init; } = new Dictionary<string, string>();
}
