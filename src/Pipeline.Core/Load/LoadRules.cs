using System.Globalization;

namespace Pipeline.Core.Load;

/// <summary>Whether what was measured is as it should be.</summary>
internal static class LoadRules
{
    // Less than this of what was wanted is another test than the one that was asked for.
    private const double LeastShareOfRate = 0.9;

    /// <summary>A sentence for each that does not hold.</summary>
    public static IReadOnlyList<string> FaultsOf(LoadTestSettings settings, LoadMeasurement measured)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(measured);
        if (measured.Requests == 0)
            return ["not one request was made"];
        List<string> faults = [];
        if (measured.ErrorRate > settings.ErrorRateAtMost)
            faults.Add(Invariant($"{measured.ErrorRate * 100:0.##} % of the requests failed, at most {settings.ErrorRateAtMost * 100:0.##} % may{Example(measured)}"));
        Compare(faults, "95", measured.Latency.P95Ms, settings.P95AtMost);
        Compare(faults, "99", measured.Latency.P99Ms, settings.P99AtMost);
        if (measured.IsOpenLoop && settings.Rate is { } wanted && measured.Rate < LeastShareOfRate * wanted)
            faults.Add(Invariant($"only {measured.Rate:0.#} of {wanted:0.#} requests a second could be sent over {settings.Connections} connections: the service, or this machine, cannot carry more"));
        return faults;
    }

    private static void Compare(List<string> faults, string share, double found, TimeSpan? atMost)
    {
        if (atMost is { } most && found > most.TotalMilliseconds)
            faults.Add(Invariant($"{share} of 100 requests took up to {found:0.#} ms, at most {most.TotalMilliseconds:0.#} ms may they"));
    }

    private static string Example(LoadMeasurement measured) => measured.Errors.Examples is [var first, ..] ? $" (such as: {first})" : "";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
