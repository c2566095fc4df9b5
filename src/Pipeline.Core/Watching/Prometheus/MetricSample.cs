namespace Pipeline.Core.Watching.Prometheus;

/// <summary>A line of Prometheus' text format: one series and its value.</summary>
/// <param name="Name">The name, such as <c>http_requests_total</c>.</param>
/// <param name="Labels">The labels, unescaped.</param>
/// <param name="Value">The value; may be infinite or no number.</param>
internal sealed record MetricSample(string Name, IReadOnlyDictionary<string, string> Labels, double Value)
{
    /// <summary>What tells the series from every other, whatever the order of its labels.</summary>
    public string Key { get; } = string.Concat(Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}\u0001{label.Value}\u0002").Prepend($"{Name}\u0003"));
}
