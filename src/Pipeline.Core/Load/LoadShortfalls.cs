using System.Globalization;

namespace Pipeline.Core.Load;

/// <summary>What makes less of a load test than is declared.</summary>
internal static class LoadShortfalls
{
    /// <summary>Every shortfall, a part of a sentence each; empty: what it finds counts as what was declared.</summary>
    /// <param name="declared">What is declared; null: nothing.</param>
    /// <param name="runs">What runs.</param>
    /// <param name="knowsRate">Whether the generator keeps to a rate.</param>
    public static IReadOnlyList<string> Of(LoadTestSettings? declared, LoadTestSettings runs, bool knowsRate)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (declared is null)
            return ["no load test of it is declared"];
        List<string> shortfalls = [];
        var (wanted, rate) = (declared.Rate ?? LoadTestSettings.DefaultRate, runs.Rate ?? LoadTestSettings.DefaultRate);
        if (!knowsRate && declared.Rate is not null)
            shortfalls.Add(string.Create(CultureInfo.InvariantCulture, $"as many requests as it takes instead of {wanted:0.##} a second"));
        else if (knowsRate && rate < wanted)
            shortfalls.Add(string.Create(CultureInfo.InvariantCulture, $"{rate:0.##} requests a second instead of {wanted:0.##}"));
        if (runs.Duration < declared.Duration)
            shortfalls.Add(string.Create(CultureInfo.InvariantCulture, $"{runs.Duration.TotalSeconds:0.##} s instead of {declared.Duration.TotalSeconds:0.##} s"));
        if (PlaceOf(runs) is var asked && asked != PlaceOf(declared))
            shortfalls.Add($"{asked} instead of {PlaceOf(declared)}");
        return shortfalls;
    }

    private static string PlaceOf(LoadTestSettings settings) => settings.Address is { } address ? new Uri(address, settings.Path).AbsoluteUri : $"{settings.Path} of what is deployed";
}
