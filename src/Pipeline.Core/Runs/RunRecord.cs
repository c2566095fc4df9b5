namespace Pipeline.Core.Runs;

/// <summary>What a run did, as <c>artifacts/run.json</c> keeps it: the source of resuming, reports, gates and the next CI job.</summary>
public sealed record RunRecord
{
    /// <summary>The schema that this code writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of this file's schema.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The application's name; null in a record that does not say.</summary>
    public string? Application { get; init; }

    /// <summary>What was typed, such as <c>./build.sh Pipeline --module orders</c>, without secrets; null in a record that does not say.</summary>
    public string? Command { get; init; }

    /// <summary>Who started the run: the account on the build server, else the user of the machine; null in a record that does not say.</summary>
    public string? Who { get; init; }

    /// <summary>The commit that the run worked on.</summary>
    public required string Commit { get; init; }

    /// <summary>The branch; null on a detached head.</summary>
    public string? Branch { get; init; }

    /// <summary>True when the work tree differed from the commit.</summary>
    public bool Dirty { get; init; }

    /// <summary>When the run started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How the run ended.</summary>
    public required RunVerdict Verdict { get; init; }

    /// <summary>The environment that the run deployed to; null when it deployed nothing.</summary>
    public string? Environment { get; init; }

    /// <summary>The modules in the order of the graph.</summary>
    public IReadOnlyList<ModuleRecord> Modules { get; init; } = [];
}
