namespace Pipeline.Workflows.Files;

/// <summary>Why a generated file is stale.</summary>
public enum StaleReason
{
    /// <summary>It is not there.</summary>
    Missing,

    /// <summary>Its content differs.</summary>
    Changed,

    /// <summary>It was generated once and is not any more.</summary>
    Obsolete,
}
