namespace Pipeline.Core.Commits;

/// <summary>A commit as it is read from a history.</summary>
internal sealed record HistoryCommit
{
    /// <summary>The commit's id, 40 (or 64) hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The ids of its parents; the first is what was merged into.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    /// <summary>When it was committed.</summary>
    public DateTimeOffset CommittedAt { get; init; }

    /// <summary>The author's name.</summary>
    public string Author { get; init; } = "";

    /// <summary>The whole message.</summary>
    public string Message { get; init; } = "";

    /// <summary>The files it added, changed or deleted, as repository paths; a move is both. None for a merge.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];
}
