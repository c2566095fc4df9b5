using System.Text.Json;
using Pipeline.Core.Errors;
using Pipeline.Core.Load;

namespace Pipeline.Tools.Load;

/// <summary>Reads k6's summary, the data of its <c>handleSummary</c>.</summary>
internal static class K6Summary
{
    /// <exception cref="PipelineException">It is none.</exception>
    public static LoadMeasurement Read(string json, TimeSpan duration, string generator)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement.GetProperty("metrics"), duration, generator);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new PipelineException("k6's summary is none that can be read: expected metrics.http_req_duration.values and metrics.http_reqs.values, as k6 0.30 and later write them. Take the built-in generator: --load-generator BuiltIn.", exception);
        }
    }

    private static LoadMeasurement Read(JsonElement metrics, TimeSpan duration, string generator)
    {
        var trend = metrics.GetProperty("http_req_duration").GetProperty("values");
        double At(string name) => trend.GetProperty(name).GetDouble();
        // Of the share of failed requests, "passes" counts those that did fail.
        var (sent, failed, dropped) = (Count(metrics, "http_reqs", "count"), Count(metrics, "http_req_failed", "passes"), Count(metrics, "dropped_iterations", "count"));
        return new LoadMeasurement
        {
            Generator = generator,
            IsOpenLoop = true,
            CountsFromDue = false,
            DurationMs = duration.TotalMilliseconds,
            Rate = Math.Round(sent / duration.TotalSeconds, 3),
            Requests = sent + dropped,
            // k6 does not tell in its summary whether a request had no answer or one of 400 and more.
            Errors = new LoadErrors { Status = failed, Refused = dropped },
            Latency = new LoadLatency(At("avg"), At("p(50)"), At("p(90)"), At("p(95)"), At("p(99)"), At("p(99.9)"), At("max")),
            Percentiles = [new(0, At("min")), new(50, At("p(50)")), new(90, At("p(90)")), new(95, At("p(95)")), new(99, At("p(99)")), new(99.9, At("p(99.9)")), new(100, At("max"))],
        };
    }

    private static long Count(JsonElement metrics, string metric, string value) =>
        metrics.TryGetProperty(metric, out var found) && found.GetProperty("values").TryGetProperty(value, out var count) ? (long)count.GetDouble() : 0;
}
