namespace Pipeline.Releases.Evidence;

/// <summary>What whoever measured said.</summary>
public enum EvidenceVerdict
{
    /// <summary>It is as it should be.</summary>
    Passed,

    /// <summary>It is not.</summary>
    Failed,

    /// <summary>It failed, and passed when it was tried again: counted, and no plain success.</summary>
    Flaky,
}
