namespace Pipeline.Core.Commits;

/// <summary>
/// What a commit message says, by Conventional Commits 1.0.0. Every text is a message: one that follows no convention
/// carries one change without a type, so no commit is lost.
/// </summary>
internal sealed record CommitMessage
{
    /// <summary>The first line; <c>(no message)</c> for an empty one.</summary>
    public required string Subject { get; init; }

    /// <summary>The changes, at least one: the header's first, then those of a squashed commit.</summary>
    public required IReadOnlyList<CommitChange> Changes { get; init; }

    /// <summary>The footers, in order.</summary>
    public IReadOnlyList<CommitFooter> Footers { get; init; } = [];

    /// <summary>What it reverts; null when it reverts nothing.</summary>
    public CommitRevert? Revert { get; init; }

    /// <summary>The versions that <c>Release-As</c> footers ask for: <c>1.2.3</c>, or <c>module@1.2.3</c>.</summary>
    public IEnumerable<string> ReleaseAs => Footers.Where(footer => footer.Is("Release-As")).Select(footer => footer.Value.Split('\n')[0].TrimEnd());

    /// <summary>Reads a message; never throws for what it says.</summary>
    public static CommitMessage Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return CommitMessageReader.Read(text);
    }
}
