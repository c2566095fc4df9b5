using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Reports.Runs;

/// <summary>How a status is told: a word, and a sign for the eye.</summary>
internal static class StatusText
{
    public static string Word(StepRecord step) => step switch
    {
        { Cached: true, Status: StageStatus.Succeeded } => "unchanged",
        { Status: StageStatus.Succeeded } => "passed",
        _ => Name(step.Status),
    };

    /// <summary>The status in lower case; also the name of its style.</summary>
    public static string Name(StageStatus status) => status.ToString().ToLowerInvariant();

    public static string Sign(StageStatus status) => status switch
    {
        StageStatus.Succeeded => "✓",
        StageStatus.Failed => "✗",
        StageStatus.Running => "▶",
        StageStatus.Cancelled => "■",
        StageStatus.Skipped => "–",
        _ => "·",
    };

    public static string Headline(RunVerdict verdict, string what = "run") => verdict switch
    {
        RunVerdict.Succeeded => $"The {what} succeeded",
        RunVerdict.Failed => $"The {what} failed",
        RunVerdict.Cancelled => $"The {what} was cancelled",
        _ => $"The {what} is under way",
    };

    public static string Sign(RunVerdict verdict) => verdict switch
    {
        RunVerdict.Succeeded => "✓",
        RunVerdict.Failed => "✗",
        RunVerdict.Cancelled => "■",
        _ => "▶",
    };
}
