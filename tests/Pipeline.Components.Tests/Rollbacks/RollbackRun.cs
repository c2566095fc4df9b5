namespace Pipeline.Components.Tests.Rollbacks;

/// <summary>A run of the target Rollback, and what was there when it had ended.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Record">The text of <c>rollback.json</c>; empty when there is none.</param>
/// <param name="Answers">What each module answered.</param>
/// <param name="Images">What containers each module had, by image.</param>
internal sealed record RollbackRun(int ExitCode, string Output, string Record, IReadOnlyDictionary<string, string> Answers, IReadOnlyDictionary<string, string[]> Images);
