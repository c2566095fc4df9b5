using Pipeline.Core.Artifacts;
using Pipeline.Core.Stages;

namespace Pipeline.Core.Runs;

/// <summary>One step of a module in a <see cref="RunRecord"/>: a stage, or a hook before or after one.</summary>
public abstract record StepRecord
{
    /// <summary>The name of the step, such as <c>UnitTest</c> or <c>SeedOrders</c>.</summary>
    public abstract string Title { get; }

    /// <summary>The stage; of a hook the one that it belongs to.</summary>
    public abstract Stage Of { get; }

    /// <summary>How it ended.</summary>
    public required StageStatus Status { get; init; }

    /// <summary>Why, in one sentence; null when there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>When it started; null when it did not.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>How long it took, in milliseconds; for a cached result the time of finding that out.</summary>
    public double DurationMs { get; init; }

    /// <summary>True when an earlier result with the same fingerprint was taken.</summary>
    public bool Cached { get; init; }

    /// <summary>What went into the step, as a hash; null when it did not run.</summary>
    public string? Fingerprint { get; init; }

    /// <summary>The log, relative to the artifacts folder; null when there is none.</summary>
    public string? Log { get; init; }

    /// <summary>Figures by name.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>What the step published.</summary>
    public IReadOnlyList<Artifact> Artifacts { get; init; } = [];

    /// <summary>Values handed to later stages.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>();

    /// <summary>The evidence files, relative to the artifacts folder.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}
