using System.Globalization;
using Pipeline.Core.Runs;
using Pipeline.Core.Watching;
using Pipeline.Reports.Runs;

namespace Pipeline.Reports.Watching;

/// <summary>A watch in words.</summary>
internal static class WatchText
{
    /// <summary>How it ended.</summary>
    public static string Headline(WatchOutcome outcome) => outcome switch
    {
        WatchOutcome.Passed => "The watch saw nothing wrong",
        WatchOutcome.Breached => "The watch saw a threshold not hold",
        WatchOutcome.Superseded => "Something else was deployed during the watch",
        _ => "The watch saw too little to judge",
    };

    /// <summary>The verdict whose sign and style it has.</summary>
    public static RunVerdict Verdict(WatchOutcome outcome) => outcome switch
    {
        WatchOutcome.Passed => RunVerdict.Succeeded,
        WatchOutcome.Breached => RunVerdict.Failed,
        _ => RunVerdict.Cancelled,
    };

    /// <summary>What one look told, on a line.</summary>
    public static string Of(WatchObservation observation)
    {
        List<string> parts = [string.Create(CultureInfo.InvariantCulture, $"{observation.Requests:0} requests")];
        if (observation.ErrorRate is { } errors)
            parts.Add($"{Share(errors)} failed");
        if (observation.P95Ms is { } p95)
            parts.Add($"p95 {Ms(p95)}");
        if (observation.P99Ms is { } p99)
            parts.Add($"p99 {Ms(p99)}");
        if (observation is { ErrorRate: null, Unanswered: null })
            parts.Add("too few to judge");
        if (observation.Unanswered is { } unanswered)
            parts.Add(unanswered);
        return string.Join(", ", parts);
    }

    /// <summary>A share in percent.</summary>
    public static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##} %");

    /// <summary>A latency.</summary>
    public static string Ms(double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0.##} ms");

    /// <summary>The figures of the whole time.</summary>
    public static string Of(IReadOnlyDictionary<string, double> metrics) => string.Join(", ", new[]
    {
        string.Create(CultureInfo.InvariantCulture, $"{metrics.GetValueOrDefault("watch.requests"):0} requests"),
        $"{Share(metrics.GetValueOrDefault("watch.errorRate"))} failed",
        metrics.TryGetValue("watch.p95Ms", out var p95) ? $"p95 {Ms(p95)}" : null,
        metrics.TryGetValue("watch.p99Ms", out var p99) ? $"p99 {Ms(p99)}" : null,
    }.OfType<string>());

    /// <summary>From when to when.</summary>
    public static string Time(WatchRecord record) => $"from {Figures.Moment(record.StartedAt)} for {Figures.Duration((record.EndedAt - record.StartedAt).TotalMilliseconds)}";
}
