namespace Pipeline.Core.Watching;

/// <summary>Describes how an environment is watched after a deployment; every method returns a changed copy.</summary>
/// <param name="Settings">The description so far.</param>
public sealed record WatchBuilder(WatchSettings Settings)
{
    /// <summary>Watches for this long.</summary>
    public WatchBuilder For(TimeSpan duration) => new(Settings with { Duration = duration });

    /// <summary>Looks this often.</summary>
    public WatchBuilder Every(TimeSpan interval) => new(Settings with { Interval = interval });

    /// <summary>Judges what was seen over this time.</summary>
    public WatchBuilder Over(TimeSpan window) => new(Settings with { Window = window });

    /// <summary>A greater share of failed requests is a breach.</summary>
    /// <param name="atMost">0 to 1.</param>
    public WatchBuilder ErrorRate(double atMost) => new(Settings with { ErrorRateAtMost = atMost });

    /// <summary>When 95 of 100 requests take longer it is a breach.</summary>
    public WatchBuilder P95(TimeSpan atMost) => new(Settings with { P95AtMost = atMost });

    /// <summary>When 99 of 100 requests take longer it is a breach.</summary>
    public WatchBuilder P99(TimeSpan atMost) => new(Settings with { P99AtMost = atMost });

    /// <summary>Judges nothing by fewer requests than these in the window.</summary>
    public WatchBuilder AtLeast(int requests) => new(Settings with { LeastRequests = requests });

    /// <summary>So many times in a row without an answer of the metrics are a breach.</summary>
    public WatchBuilder Unanswered(int inARow) => new(Settings with { UnansweredInARow = inARow });

    /// <summary>Reads the service's own metrics, in Prometheus' text format.</summary>
    /// <param name="path">Where it exposes them, such as <c>/metrics</c>.</param>
    /// <param name="histogram">The histogram of latencies; null: one of the usual names.</param>
    /// <param name="counter">The counter of requests; null: the histogram's, or one of the usual names.</param>
    /// <param name="statusLabel">The label with the status; null: one of the usual names.</param>
    public WatchBuilder Metrics(string path, string? histogram = null, string? counter = null, string? statusLabel = null) =>
        new(Settings with { Metrics = new WatchedMetrics(path) { Histogram = histogram, Counter = counter, StatusLabel = statusLabel } });

    /// <summary>Asks the service itself, a few times a second, as it is done where it has no metrics.</summary>
    /// <param name="path">What is asked for.</param>
    /// <param name="perSecond">How often.</param>
    public WatchBuilder Probe(string path, double perSecond = 2) => new(Settings with { Metrics = null, ProbePath = path, ProbeRate = perSecond });

    /// <summary>Watches these modules only.</summary>
    public WatchBuilder Modules(params string[] names) => new(Settings with { Modules = names });

    /// <summary>A breach brings the environment back to what ran before.</summary>
    public WatchBuilder RollBack() => new(Settings with { RollsBack = true });
}
