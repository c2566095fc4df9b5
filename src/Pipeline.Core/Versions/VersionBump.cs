namespace Pipeline.Core.Versions;

/// <summary>How much a version grows, smallest first.</summary>
public enum VersionBump
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>A fix: 1.2.3 → 1.2.4.</summary>
    Patch,

    /// <summary>Added functionality: 1.2.3 → 1.3.0.</summary>
    Minor,

    /// <summary>An incompatible change: 1.2.3 → 2.0.0.</summary>
    Major,
}
