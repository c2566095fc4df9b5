namespace Pipeline.Tools.Ledger;

/// <summary>An event that is to become an entry of the ledger.</summary>
/// <param name="Sentence">What happened, on one line for people: the subject of the commit.</param>
/// <param name="Content">What <c>event.json</c> will hold.</param>
internal sealed record LedgerDraft(string Sentence, ReadOnlyMemory<byte> Content)
{
    /// <summary>What stands below the sentence, such as <c>Decided-Offline: 1f0c…</c>; by name.</summary>
    public IReadOnlyDictionary<string, string> Trailers { get; init; } = new Dictionary<string, string>();

    /// <summary>The message of the commit.</summary>
    internal string Message => Trailers.Count == 0 ? $"{Sentence}\n" : $"{Sentence}\n\n{string.Concat(Trailers.Select(trailer => $"{trailer.Key}: {trailer.Value}\n"))}";
}
