namespace Pipeline.Core.Watching.Prometheus;

/// <summary>What a metrics endpoint said.</summary>
/// <param name="Types">The types that were declared, by family.</param>
/// <param name="Samples">Every sample, in order.</param>
internal sealed record MetricsText(IReadOnlyDictionary<string, MetricType> Types, IReadOnlyList<MetricSample> Samples)
{
    /// <summary>How many bytes of an answer are read.</summary>
    public const int MostBytes = 16 << 20;

    /// <summary>How many samples are taken.</summary>
    public const int MostSamples = 200_000;

    /// <summary>Reads Prometheus' text format 0.0.4, and OpenMetrics as far as it is the same.</summary>
    /// <exception cref="MalformedMetricsException">It is none, or more than is taken; the message names the line.</exception>
    public static MetricsText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (types, samples) = (new Dictionary<string, MetricType>(StringComparer.Ordinal), new List<MetricSample>());
        var number = 0;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var line = text.AsSpan()[range].Trim(" \t\r");
            if (line.IsEmpty)
                continue;
            if (line[0] == '#')
            {
                ReadType(line, types);
                continue;
            }

            samples.Add(new SampleLine(line, number).Read());
            if (samples.Count > MostSamples)
                throw new MalformedMetricsException(number, $"there are more than {MostSamples} samples. Let the service expose fewer series.");
        }

        return new MetricsText(types, samples);
    }

    private static void ReadType(ReadOnlySpan<char> line, Dictionary<string, MetricType> types)
    {
        var words = line.ToString().Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        // Any other comment is one, and so is a type that nobody knows here.
        if (words is ["#", "TYPE", var name, var type] && Enum.TryParse<MetricType>(type, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(type[0]))
            types[name] = known;
    }
}
