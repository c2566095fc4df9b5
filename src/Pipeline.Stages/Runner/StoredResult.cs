using System.Text.Json.Serialization;
using Pipeline.Core.Runs;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

/// <summary>The result of a stage as <c>result.json</c> keeps it, with what it was made from.</summary>
internal sealed record StoredResult
{
    public const int CurrentSchemaVersion = 1;

    /// <summary>How the reason begins of a result that is taken over and had none of its own.</summary>
    public const string Unchanged = "unchanged since commit ";

    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    public required Stage Stage { get; init; }

    /// <summary>The name of the hook; null: the stage itself.</summary>
    public string? Hook { get; init; }

    [JsonIgnore]
    public StepId Step => new(Stage, Hook);

    /// <summary>What went into the stage, as a hash.</summary>
    public required string Fingerprint { get; init; }

    public required string Commit { get; init; }

    public required bool Dirty { get; init; }

    public required string InputTree { get; init; }

    public required string Version { get; init; }

    public required bool IsRelease { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required double DurationMs { get; init; }

    public required StageResult Result { get; init; }

    /// <summary>Why it is taken instead of running the stage, behind what the stage itself had to say.</summary>
    [JsonIgnore]
    public string Since => Result.Reason is { } said ? $"{said} ({Unchanged}{ShortCommit})" : $"{Unchanged}{ShortCommit}";

    private string ShortCommit => Commit[..Math.Min(12, Commit.Length)];

    public static StoredResult Of(StageNode node, StepRecord record, StageResult result, SourceTree source) => new()
    {
        Stage = node.Kind,
        Hook = node.Hook?.Name,
        Fingerprint = record.Fingerprint ?? "",
        Commit = source.Commit,
        Dirty = source.IsDirty,
        InputTree = node.Owner.InputTree,
        Version = node.Owner.Version.ToString(),
        IsRelease = node.Owner.IsRelease,
        StartedAt = record.StartedAt!.Value,
        DurationMs = record.DurationMs,
        Result = result,
    };

    /// <summary>Whether a later stage of <paramref name="module"/> may build on this result: the inputs are the same, and for a stage that names the version, that too.</summary>
    public bool IsOf(RunModule module, SourceTree source) =>
        InputTree == module.InputTree
        && (Stage is not Stage.Clone || Commit == source.Commit)
        && (!Runner.Fingerprint.NamesVersion(Stage) || (Version == module.Version.ToString() && IsRelease == module.IsRelease && Dirty == source.IsDirty));
}
