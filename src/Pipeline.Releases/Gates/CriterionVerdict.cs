namespace Pipeline.Releases.Gates;

/// <summary>Whether a criterion holds.</summary>
internal enum CriterionVerdict
{
    /// <summary>It holds.</summary>
    Passed,

    /// <summary>It does not.</summary>
    Failed,

    /// <summary>Nobody knows: what it looks at was not found out, or counts no more.</summary>
    Missing,
}
