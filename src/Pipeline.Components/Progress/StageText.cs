using System.Globalization;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;

namespace Pipeline.Components.Progress;

/// <summary>A stage in a few words, for a terminal.</summary>
internal static class StageText
{
    private const int LongestLine = 160;

    public static string Line(string module, StepRecord stage)
    {
        var head = $"{Symbol(stage.Status)} {module,-16} {stage.Title,-15} {Duration(stage),8}";
        var facts = string.Join(", ", Facts(stage));
        return ScreenText.Plain(facts.Length > 0 ? $"{head}  {facts}" : head);
    }

    /// <summary>A line for a step that is at work.</summary>
    public static string Line(RunningStep step, TimeSpan elapsed) =>
        $"{Symbol(StageStatus.Running)} {step.Module,-16} {step.Title,-15} {Short(elapsed),8}  {ScreenText.Fit(step.LastLine, LongestLine)}".TrimEnd();

    public static string Symbol(StageStatus status) => status switch
    {
        StageStatus.Succeeded => "✔",
        StageStatus.Failed => "✘",
        StageStatus.Skipped => "–",
        StageStatus.Cancelled => "■",
        StageStatus.Running => "▶",
        _ => "·",
    };

    public static string Duration(StepRecord stage) => stage switch
    {
        { Cached: true } => "cached",
        { Status: StageStatus.Skipped } => "skipped",
        { DurationMs: < 1000 } => $"{stage.DurationMs.ToString("0", CultureInfo.InvariantCulture)} ms",
        _ => $"{(stage.DurationMs / 1000).ToString("0.0", CultureInfo.InvariantCulture)} s",
    };

    /// <summary>A time in at most six columns.</summary>
    public static string Short(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0}ms"),
        { TotalSeconds: < 100 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(time.TotalSeconds * 10) / 10:0.0}s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}m{time.Seconds:00}s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}h{time.Minutes:00}m"),
    };

    /// <summary>A stage's name in at most six columns.</summary>
    public static string Short(Stage stage) => stage switch
    {
        Stage.BuildImage => "Build",
        Stage.UnitTest => "Test",
        Stage.IntegrationTest => "Integr",
        _ => stage.ToString(),
    };

    private static IEnumerable<string> Facts(StepRecord stage)
    {
        if (stage.Status == StageStatus.Failed)
            yield return "failed";
        else if (stage.Reason is { } reason)
            yield return reason;
        if (Metric(stage, "tests.passed") is { } passed)
            yield return passed == "1" ? "1 test passed" : $"{passed} tests passed";
        if (Metric(stage, "coverage.line") is { } coverage)
            yield return $"{coverage} % of lines covered";
        if (Metric(stage, "packages.total") is { } packages)
            yield return $"{packages} packages";
        foreach (var artifact in stage.Artifacts)
            yield return artifact.Reference;
        if (stage.Outputs.TryGetValue("endpoint", out var endpoint))
            yield return endpoint;
    }

    private static string? Metric(StepRecord stage, string name) =>
        stage.Metrics.TryGetValue(name, out var value) ? value.ToString("0.#", CultureInfo.InvariantCulture) : null;
}
