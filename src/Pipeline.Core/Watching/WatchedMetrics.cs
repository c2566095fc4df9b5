namespace Pipeline.Core.Watching;

/// <summary>Which metrics of a service tell of its requests.</summary>
/// <param name="Path">Where it exposes them, in Prometheus' text format.</param>
public sealed record WatchedMetrics(string Path)
{
    /// <summary>The histogram of the latencies, without <c>_bucket</c>; null: one of the usual names, such as <c>http_server_request_duration_seconds</c>.</summary>
    public string? Histogram { get; init; }

    /// <summary>The counter of the requests; null: the histogram's own, else one of the usual names, such as <c>http_requests_total</c>.</summary>
    public string? Counter { get; init; }

    /// <summary>The label that has the status of the answer; null: one of the usual names, such as <c>code</c>. Answers of 500 and more are failures.</summary>
    public string? StatusLabel { get; init; }
}
