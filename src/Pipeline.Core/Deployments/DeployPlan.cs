namespace Pipeline.Core.Deployments;

/// <summary>What a deployment would do, as a plan file keeps it.</summary>
internal sealed record DeployPlan
{
    /// <summary>The schema that this code writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of this file's schema.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Its namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary><c>kubernetes</c> or <c>local</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>The commit that is deployed.</summary>
    public required string Commit { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>The modules, in dependency order.</summary>
    public IReadOnlyList<ModulePlan> Modules { get; init; } = [];
}
