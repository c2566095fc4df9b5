using System.Globalization;
using Pipeline.Core.Model;
using Pipeline.Core.Text;

namespace Pipeline.Core.Watching;

/// <summary>What is declared about watching that cannot be.</summary>
internal static class WatchProblems
{
    private const int MostLooks = 10_000;
    private const double HighestProbeRate = 50;
    private static readonly TimeSpan LongestDuration = TimeSpan.FromHours(24);
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);

    /// <summary>A sentence for each.</summary>
    public static IReadOnlyList<string> Find(PipelineModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. model.Environments.Where(environment => environment.WatchSettings() is not null)
            .SelectMany(environment => Find(environment.WatchSettings()!).Select(problem => $"Watch(...) of environment '{environment.Name}' {problem}."))];
    }

    private static IEnumerable<string> Find(WatchSettings settings)
    {
        if (settings.Duration <= TimeSpan.Zero || settings.Duration > LongestDuration)
            yield return Invariant($"lasts {settings.Duration:c}; expected more than nothing and at most {LongestDuration:c}");
        if (settings.Interval < ShortestInterval || settings.Interval > settings.Duration)
            yield return Invariant($"looks every {settings.Interval:c}; expected at least {ShortestInterval:c} and no more than it lasts");
        else if (settings.Duration / settings.Interval > MostLooks)
            yield return Invariant($"looks {settings.Duration / settings.Interval:0} times; expected at most {MostLooks}");
        if (settings.Window < settings.Interval)
            yield return Invariant($"judges over {settings.Window:c} and looks every {settings.Interval:c}; expected a window of at least one look");
        if (settings is { ErrorRateAtMost: null, P95AtMost: null, P99AtMost: null })
            yield return "has no threshold, so there is nothing to watch for: ErrorRate, P95 or P99";
        if (settings.ErrorRateAtMost is < 0 or > 1 or double.NaN)
            yield return Invariant($"takes an error rate of {settings.ErrorRateAtMost}; expected a share from 0 to 1, such as 0.01");
        if (settings.LeastRequests < 1)
            yield return Invariant($"judges by {settings.LeastRequests} requests; expected at least 1");
        if (settings.UnansweredInARow < 1)
            yield return Invariant($"takes {settings.UnansweredInARow} looks without an answer for a breach; expected at least 1");
        if ((settings.Metrics?.Path ?? settings.ProbePath) is var path && (path is not ['/', ..] || path.AsSpan().ContainsAnyExceptInRange('!', '~')))
            yield return $"asks for '{PlainText.OneLine(path ?? "")}'; expected a path that begins with '/' and has no spaces, such as /metrics";
        if (!(settings.ProbeRate > 0 && settings.ProbeRate <= HighestProbeRate))
            yield return Invariant($"probes {settings.ProbeRate} times a second; expected more than 0 and at most {HighestProbeRate}");
        else if (settings.Metrics is null && settings.ProbeRate * settings.Window.TotalSeconds < settings.LeastRequests)
            yield return Invariant($"probes {settings.ProbeRate * settings.Window.TotalSeconds:0.#} times in {settings.Window:c} and judges by {settings.LeastRequests} requests, so it never would; expected a higher rate, a longer window or AtLeast(...)");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
