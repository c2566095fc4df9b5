namespace Pipeline.Releases.Gates;

/// <summary>What a criterion looks at.</summary>
public enum CriterionScope
{
    /// <summary>Each module's image or chart.</summary>
    Module,

    /// <summary>The bundle as a whole.</summary>
    Application,
}
