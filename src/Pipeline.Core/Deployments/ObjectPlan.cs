namespace Pipeline.Core.Deployments;

/// <summary>What a deployment does to one object.</summary>
public sealed record ObjectPlan
{
    /// <summary>What <see cref="Live"/> is of an object that is not there.</summary>
    public const string Absent = "absent";

    /// <summary>Its kind, such as <c>Deployment</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What is done to it.</summary>
    public required ChangeKind Change { get; init; }

    /// <summary>The digest of what is there, but for what the cluster itself keeps in it; <see cref="Absent"/> when nothing is.</summary>
    public required string Live { get; init; }

    /// <summary>The digest of what the chart has; <see cref="Absent"/> when the object goes.</summary>
    public required string Applied { get; init; }

    /// <summary>What differs from what is there; secrets are masked.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    /// <summary>Why it will be refused, in the words of whoever refuses; null: it will not.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why nobody could say whether it will be refused; null: somebody could.</summary>
    public string? Unchecked { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Kind} {Name}";
}
