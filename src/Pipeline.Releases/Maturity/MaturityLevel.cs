namespace Pipeline.Releases.Maturity;

/// <summary>How mature a release is (D8). It follows from evidence by rule; nobody types it.</summary>
public enum MaturityLevel
{
    /// <summary>Nothing is said of it.</summary>
    Alpha,

    /// <summary>It is good enough to be tried.</summary>
    Beta,

    /// <summary>It is good enough to be relied on.</summary>
    Stable,
}
