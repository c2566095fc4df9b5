using System.Text.Json.Serialization;

namespace Pipeline.Core.Load;

/// <summary>What a generator measured.</summary>
internal sealed record LoadMeasurement
{
    /// <summary>The generator: <c>built-in</c>, <c>k6</c> or <c>wrk</c>.</summary>
    public required string Generator { get; init; }

    /// <summary>Whether requests began when they were due, whatever the service did. If not, a service that stands still is asked less, and its pauses are hardly seen.</summary>
    public required bool IsOpenLoop { get; init; }

    /// <summary>Whether latencies count from when a request was due, not from when it could be sent.</summary>
    public required bool CountsFromDue { get; init; }

    /// <summary>How long it was measured.</summary>
    public required double DurationMs { get; init; }

    /// <summary>Requests a second that were sent.</summary>
    public required double Rate { get; init; }

    /// <summary>All requests that were due, those that failed among them.</summary>
    public required long Requests { get; init; }

    /// <summary>Those that failed.</summary>
    public required LoadErrors Errors { get; init; }

    /// <summary>The latencies in short.</summary>
    public required LoadLatency Latency { get; init; }

    /// <summary>The latencies by percentile, ascending.</summary>
    public IReadOnlyList<LoadPercentile> Percentiles { get; init; } = [];

    /// <summary>What was measured over the time; empty where the generator does not tell.</summary>
    public IReadOnlyList<LoadInterval> Timeline { get; init; } = [];

    /// <summary>The share of the requests that failed, 0 to 1.</summary>
    public double ErrorRate => Requests == 0 ? 0 : (double)Errors.Total / Requests;

    /// <summary>How many requests took how many milliseconds, as exactly as they were counted; empty where the generator does not tell.</summary>
    [JsonIgnore]
    public IReadOnlyList<(double Ms, long Count)> Counts { get; init; } = [];

    /// <summary>The histogram as HdrHistogram's tools read it (<c>.hgrm</c>); null: the generator has none.</summary>
    [JsonIgnore]
    public string? Histogram { get; init; }
}
