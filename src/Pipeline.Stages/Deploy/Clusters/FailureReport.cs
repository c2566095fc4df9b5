using System.Globalization;
using Pipeline.Core.Text;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>Writes what is known of a deployment that failed, for people: the cause first, then each pod with its last words and events.</summary>
internal static class FailureReport
{
    private const int ShownFailures = 3;
    private const int ShownWords = 10;
    private const int ShownEvents = 4;

    /// <summary>The text.</summary>
    /// <param name="headline">What failed, and what was reported of it.</param>
    /// <param name="failures">What is known, the cause first.</param>
    public static string Write(string headline, IReadOnlyList<PodFailure> failures)
    {
        ArgumentNullException.ThrowIfNull(failures);
        List<string> lines = [headline];
        foreach (var failure in failures.Take(ShownFailures))
        {
            lines.Add(failure.Finding.ToString());
            lines.AddRange(failure.LastWords.TakeLast(ShownWords).Select(line => $"  | {PlainText.Lines(line)}"));
            if (failure.LogProblem is { } problem)
                lines.Add($"  (its log cannot be read: {PlainText.OneLine(problem)})");
            lines.AddRange(failure.Events.TakeLast(ShownEvents).Select(line => $"  event: {PlainText.Lines(line)}"));
            lines.Add($"  flaky: {FlakyVerdict.Of(failure.Finding)}");
        }

        if (failures.Count > ShownFailures)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"and {failures.Count - ShownFailures} more; the log has them all"));
        return string.Join('\n', lines);
    }
}
