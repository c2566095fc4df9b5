namespace Pipeline.Core.Load;

/// <summary>The figures by which gates judge.</summary>
internal static class LoadMetrics
{
    /// <summary>Those of one test.</summary>
    public static IReadOnlyDictionary<string, double> Of(LoadMeasurement measured)
    {
        ArgumentNullException.ThrowIfNull(measured);
        return new Dictionary<string, double>
        {
            ["load.p50Ms"] = measured.Latency.P50Ms,
            ["load.p95Ms"] = measured.Latency.P95Ms,
            ["load.p99Ms"] = measured.Latency.P99Ms,
            ["load.maxMs"] = measured.Latency.MaxMs,
            ["load.errorRate"] = measured.ErrorRate,
            ["load.rate"] = measured.Rate,
        };
    }

    /// <summary>Those of the whole: of its own test, else the worst of the modules'.</summary>
    public static IReadOnlyDictionary<string, double> OfWhole(IReadOnlyList<LoadTestResult> tests)
    {
        ArgumentNullException.ThrowIfNull(tests);
        if (tests.FirstOrDefault(test => test.IsOfApplication) is { } whole)
            return Of(whole.Measured);
        var each = tests.Select(test => Of(test.Measured)).ToList();
        return each[0].Keys.ToDictionary(name => name, name => name == "load.rate" ? each.Min(one => one[name]) : each.Max(one => one[name]));
    }
}
