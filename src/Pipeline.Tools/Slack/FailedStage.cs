namespace Pipeline.Tools.Slack;

/// <summary>A stage that failed, as a message names it (C6).</summary>
/// <param name="Module">The module, or the application for a stage of the whole.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Reason">Why, in one line; null when it gave no reason.</param>
/// <param name="Log">Its log, relative to the run's artifacts; null when there is none.</param>
internal sealed record FailedStage(string Module, string Stage, string? Reason, string? Log)
{
    /// <summary>The stage as one line of text.</summary>
    public override string ToString() => $"{Module} failed at {Stage}{(Reason is null ? "" : $": {Reason}")}{(Log is null ? "" : $" (log: {Log})")}";
}
