namespace Pipeline.Core.Watching.Prometheus;

/// <summary>What a family of series is.</summary>
internal enum MetricType
{
    /// <summary>Nobody said.</summary>
    Untyped,

    /// <summary>Only grows, but for a restart.</summary>
    Counter,

    /// <summary>Any value.</summary>
    Gauge,

    /// <summary>Counts by buckets: <c>_bucket</c>, <c>_sum</c>, <c>_count</c>.</summary>
    Histogram,

    /// <summary>Quantiles that the service computed: they cannot be added up.</summary>
    Summary,
}
