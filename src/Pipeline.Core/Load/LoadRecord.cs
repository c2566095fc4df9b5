using Pipeline.Core.Runs;

namespace Pipeline.Core.Load;

/// <summary>What load tests of an environment found: <c>artifacts/load.json</c>.</summary>
internal sealed record LoadRecord
{
    /// <summary>The version of the schema.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The application.</summary>
    public required string Application { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>The release that runs there, by the ledger; null: none is known to.</summary>
    public string? Release { get; init; }

    /// <summary>Who started it; null: nobody knows.</summary>
    public string? Who { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How it ended.</summary>
    public required RunVerdict Verdict { get; init; }

    /// <summary>The load tests, in the order in which they ran.</summary>
    public required IReadOnlyList<LoadTestResult> Tests { get; init; }
}
