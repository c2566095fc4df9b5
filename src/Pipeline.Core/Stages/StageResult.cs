using Pipeline.Core.Artifacts;

namespace Pipeline.Core.Stages;

/// <summary>
/// What a stage found about a module, as later stages, gates and reports read it: the evidence (files and metrics),
/// the artifacts it made, and values handed on.
/// </summary>
public sealed record StageResult
{
    /// <summary>How the stage ended.</summary>
    public required StageStatus Status { get; init; }

    /// <summary>Why it ended so, in one sentence; null when there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>Figures by name, such as <c>tests.passed</c>, <c>coverage.line</c> (percent) or <c>vulnerabilities.high</c>.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = new Dictionary<string, double>();

    /// <summary>The images and charts that the stage published.</summary>
    public IReadOnlyList<Artifact> Artifacts { get; init; } = [];

    /// <summary>Values for later stages by name, such as <c>imageId</c> or <c>endpoint</c>. Never a secret.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; init; } = new Dictionary<string, string>();

    /// <summary>The evidence files that the stage wrote, relative to its output directory, with <c>/</c>.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>A success with nothing else to say.</summary>
    public static StageResult Success { get; } = new() { Status = StageStatus.Succeeded };

    /// <summary>A failure for <paramref name="reason"/>.</summary>
    public static StageResult Failure(string reason) => new() { Status = StageStatus.Failed, Reason = reason };

    /// <summary>A stage left out for <paramref name="reason"/>.</summary>
    public static StageResult Skip(string reason) => new() { Status = StageStatus.Skipped, Reason = reason };
}
