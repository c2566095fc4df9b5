using Pipeline.Core.Vulnerabilities;

namespace Pipeline.Stages.Scan;

/// <summary>When a scan fails.</summary>
internal sealed record ScanOptions
{
    /// <summary>The severity at or above which a vulnerability fails the stage. Default <see cref="Severity.High"/>.</summary>
    public Severity FailAt { get; init; } = Severity.High;

    /// <summary>Whether an image passes of which not every package could be found and compared. Default: it fails.</summary>
    public bool AllowUnassessed { get; init; }
}
