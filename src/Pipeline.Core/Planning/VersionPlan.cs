using System.Text.Json.Serialization;

namespace Pipeline.Core.Planning;

/// <summary>The next version of every module at one commit. Made with read access alone; tagging applies exactly it.</summary>
internal sealed record VersionPlan
{
    /// <summary>The schema that this code writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the file's schema.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The commit that was planned.</summary>
    public required string Commit { get; init; }

    /// <summary>The branch; null on a detached head.</summary>
    public string? Branch { get; init; }

    /// <summary>The pre-release channel; null for stable versions.</summary>
    public string? Channel { get; init; }

    /// <summary>How mature the sources are, which decides the channel; null: the build has no such levels.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PlannedMaturity? Maturity { get; init; }

    /// <summary>Every module in dependency order, also those with nothing to release.</summary>
    public required IReadOnlyList<ModulePlan> Modules { get; init; }

    /// <summary>What was noticed and does not stop the release.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The modules with something to release.</summary>
    public IEnumerable<ModulePlan> Releases => Modules.Where(module => module.Next is not null);
}
