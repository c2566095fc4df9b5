using System.Globalization;
using System.Text.Json;
using Pipeline.Core.Errors;
using Pipeline.Core.Load;

namespace Pipeline.Tools.Load;

/// <summary>Reads the line that <see cref="WrkScript"/> writes.</summary>
internal static class WrkReport
{
    /// <exception cref="PipelineException">There is none.</exception>
    public static LoadMeasurement Read(IEnumerable<string> lines, string generator)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var line = lines.LastOrDefault(line => line.StartsWith(WrkScript.Mark, StringComparison.Ordinal))
            ?? throw new PipelineException("wrk told nothing of what it measured. Take the built-in generator: --load-generator BuiltIn.");
        try
        {
            using var document = JsonDocument.Parse(line[WrkScript.Mark.Length..]);
            return Read(document.RootElement, generator);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new PipelineException($"What wrk told of its measurement cannot be read: {line}. Take the built-in generator: --load-generator BuiltIn.", exception);
        }
    }

    private static LoadMeasurement Read(JsonElement root, string generator)
    {
        long Count(string name) => root.GetProperty(name).GetInt64();
        double Figure(string name) => root.GetProperty(name).GetDouble();
        var (answered, duration) = (Count("requests"), Figure("durationMs"));
        var errors = new LoadErrors { Status = Count("status"), Timeout = Count("timeout"), Connection = Count("connect") + Count("read") + Count("write") };
        List<LoadPercentile> percentiles = [.. root.GetProperty("percentiles").EnumerateObject().Select(one => new LoadPercentile(double.Parse(one.Name, CultureInfo.InvariantCulture), one.Value.GetDouble()))];
        double At(double percentile) => percentiles.First(one => one.Percentile.Equals(percentile)).Ms;
        return new LoadMeasurement
        {
            Generator = generator,
            IsOpenLoop = false,
            CountsFromDue = false,
            DurationMs = duration,
            Rate = duration > 0 ? Math.Round(answered / (duration / 1000), 3) : 0,
            // An answer of 400 and more is among those that were answered, the others are not.
            Requests = answered + errors.Timeout + errors.Connection,
            Errors = errors,
            Latency = new LoadLatency(Figure("meanMs"), At(50), At(90), At(95), At(99), At(99.9), Figure("maxMs")),
            Percentiles = [.. percentiles, new LoadPercentile(100, Figure("maxMs"))],
        };
    }
}
