namespace Pipeline.Tools.Branches;

/// <summary>What became of one branch.</summary>
/// <param name="Branch">The branch.</param>
/// <param name="Outcome">What became of it.</param>
internal sealed record BranchUpdate(string Branch, BranchUpdateOutcome Outcome)
{
    /// <summary>The commit that it stands on now; null when it was not moved.</summary>
    public string? Commit { get; init; }

    /// <summary>The files that both branches changed, relative to the repository's root, with <c>/</c>; none unless it conflicts.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>Why it was not brought up to date and what a person does next; null when nothing is left to do.</summary>
    public string? Problem { get; init; }
}
