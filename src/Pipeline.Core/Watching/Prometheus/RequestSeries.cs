namespace Pipeline.Core.Watching.Prometheus;

/// <summary>The requests of a service as its counters stand.</summary>
internal sealed record RequestSeries
{
    private static readonly string[] Histograms = ["http_server_request_duration_seconds", "http_request_duration_seconds", "http_server_requests_seconds", "http_server_duration_milliseconds", "http_request_duration_milliseconds"];
    private static readonly string[] Counters = ["http_requests_total", "http_server_requests_total", "http_requests_received_total", "http_request_total", "nginx_http_requests_total"];
    private static readonly string[] StatusLabels = ["http_response_status_code", "status_code", "http_status_code", "code", "status"];

    /// <summary>When the process began, as it says; null: it does not. Of several behind one address it tells which one answered.</summary>
    public double? Process { get; private init; }

    /// <summary>The counters of requests, by series: how many, and whether they failed.</summary>
    public required IReadOnlyDictionary<string, (double Value, bool IsError)> Requests { get; init; }

    /// <summary>The histograms of latencies, by series: for each upper bound in milliseconds how many took no longer.</summary>
    public required IReadOnlyDictionary<string, SortedDictionary<double, double>> Buckets { get; init; }

    /// <summary>What is missing of what was asked for; null: nothing.</summary>
    public string? Remark { get; private init; }

    /// <summary>Finds them.</summary>
    /// <param name="metrics">What the service said.</param>
    /// <param name="watched">Which of it tells of requests.</param>
    public static RequestSeries Find(MetricsText metrics, WatchedMetrics watched)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(watched);
        var names = metrics.Samples.Select(sample => sample.Name).ToHashSet(StringComparer.Ordinal);
        var histogram = watched.Histogram is { } named ? (names.Contains($"{named}_bucket") ? named : null) : Histograms.FirstOrDefault(name => names.Contains($"{name}_bucket"));
        var counter = watched.Counter is { } own ? (names.Contains(own) ? own : null)
            : histogram is not null && names.Contains($"{histogram}_count") ? $"{histogram}_count"
            : Counters.FirstOrDefault(names.Contains);
        var requests = new Dictionary<string, (double, bool)>(StringComparer.Ordinal);
        var hasStatus = false;
        foreach (var sample in metrics.Samples.Where(sample => sample.Name == counter && IsCount(sample.Value)))
        {
            var status = watched.StatusLabel is { } label ? sample.Labels.GetValueOrDefault(label) : StatusLabels.Select(name => sample.Labels.GetValueOrDefault(name)).FirstOrDefault(found => found is not null);
            hasStatus |= status is not null;
            requests[sample.Key] = (sample.Value, IsError(status));
        }

        return new RequestSeries
        {
            Process = metrics.Samples.FirstOrDefault(sample => sample.Name == "process_start_time_seconds") is { Value: var began } && double.IsFinite(began) ? began : null,
            Requests = requests,
            Buckets = histogram is null ? new Dictionary<string, SortedDictionary<double, double>>() : FindBuckets(metrics, histogram),
            Remark = counter is null ? $"the metrics have no counter of requests yet (expected {watched.Counter ?? watched.Histogram ?? $"one such as {Counters[0]} or {Histograms[0]}"})"
                : !hasStatus ? $"{counter} has no label that tells the status, so no request is known to have failed"
                : null,
        };
    }

    // 5xx is how some write a class of answers.
    private static bool IsError(string? status) => status is ['5', ..] && status.Length == 3;

    private static bool IsCount(double value) => double.IsFinite(value) && value >= 0;

    private static Dictionary<string, SortedDictionary<double, double>> FindBuckets(MetricsText metrics, string histogram)
    {
        var factor = histogram.EndsWith("_milliseconds", StringComparison.Ordinal) ? 1 : 1000;
        var buckets = new Dictionary<string, SortedDictionary<double, double>>(StringComparer.Ordinal);
        foreach (var sample in metrics.Samples.Where(sample => sample.Name == $"{histogram}_bucket" && IsCount(sample.Value)))
        {
            if (!sample.Labels.TryGetValue("le", out var text) || BoundOf(text) is not { } bound)
                continue;
            var key = new MetricSample(histogram, sample.Labels.Where(label => label.Key != "le").ToDictionary(), 0).Key;
            if (!buckets.TryGetValue(key, out var series))
                buckets[key] = series = [];
            series[bound * factor] = sample.Value;
        }

        return buckets;
    }

    private static double? BoundOf(string text) => text is "+Inf" or "Inf" ? double.PositiveInfinity
        : double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var bound) && double.IsFinite(bound) ? bound
        : null;
}
