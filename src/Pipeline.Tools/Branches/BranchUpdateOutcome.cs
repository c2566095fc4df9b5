namespace Pipeline.Tools.Branches;

/// <summary>What became of a branch that was to be brought up to date.</summary>
internal enum BranchUpdateOutcome
{
    /// <summary>It had everything already.</summary>
    UpToDate,

    /// <summary>It had nothing of its own and stands where the other branch stands.</summary>
    FastForwarded,

    /// <summary>It got a merge commit.</summary>
    Merged,

    /// <summary>There is no such branch, and nothing was done.</summary>
    Missing,

    /// <summary>Both branches changed the same; it stands where it stood.</summary>
    Conflicting,

    /// <summary>It could not be moved; it stands where it stood.</summary>
    Refused,
}
