namespace Pipeline.Core.Deployments;

/// <summary>What a deployment does to an object.</summary>
public enum ChangeKind
{
    /// <summary>Nothing.</summary>
    Unchanged,

    /// <summary>It is made.</summary>
    Added,

    /// <summary>Some of its fields change.</summary>
    Changed,

    /// <summary>It goes.</summary>
    Removed,
}
