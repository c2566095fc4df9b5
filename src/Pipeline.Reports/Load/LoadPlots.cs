using System.Globalization;
using Pipeline.Core.Load;
using Pipeline.Reports.Html;
using Pipeline.Reports.Plots;

namespace Pipeline.Reports.Load;

/// <summary>The plots of a load test: latency by percentile, and over time.</summary>
internal static class LoadPlots
{
    private const string Whole = "none";
    private const int TimeTicks = 6;

    /// <summary>Writes those for which there are figures.</summary>
    public static void Write(HtmlWriter html, LoadTestResult test)
    {
        if (test.Measured.Percentiles.Count > 1)
            WritePercentiles(html, test);
        if (test.Measured.Timeline.Count > 1)
            WriteTimeline(html, test);
    }

    // As HdrHistogram's plots have it: from one tick to the next ten times as few requests take longer.
    private static void WritePercentiles(HtmlWriter html, LoadTestResult test)
    {
        var points = test.Measured.Percentiles.Where(point => point.Percentile < 100).ToList();
        var decades = Math.Max(1, Math.Ceiling(points.Max(point => DecadesOf(point.Percentile))));
        List<(double At, string Label)> ticks = [(0, "0 %"), .. new[] { 50, 90, 99, 99.9, 99.99, 99.999, 99.9999 }.Where(percentile => DecadesOf(percentile) <= decades + 0.001)
            .Select(percentile => (DecadesOf(percentile) / decades, string.Create(CultureInfo.InvariantCulture, $"{percentile} %")))];
        LinePlot.Write(html, $"Latency by percentile, {test.Module}", ticks, "of the requests took no longer", "ms", [new PlotSeries("latency", Whole, [.. points.Select(point => (DecadesOf(point.Percentile) / decades, point.Ms))])]);
    }

    private static void WriteTimeline(HtmlWriter html, LoadTestResult test)
    {
        var parts = test.Measured.Timeline;
        var end = Math.Max(1, parts[^1].AtMs);
        var ticks = Enumerable.Range(0, TimeTicks + 1).Select(number => ((double)number / TimeTicks, string.Create(CultureInfo.InvariantCulture, $"{end / 1000 * number / TimeTicks:0.#} s"))).ToList();
        PlotSeries Line(string name, string dash, Func<LoadInterval, double> value) => new(name, dash, [.. parts.Select(part => (part.AtMs / end, value(part)))]);
        LinePlot.Write(
            html,
            $"Latency over time, {test.Module}",
            ticks,
            "when the requests were due",
            "ms",
            [Line("max", "2 3", part => part.MaxMs), Line("p95", "8 4", part => part.P95Ms), Line("p50", Whole, part => part.P50Ms)]);
    }

    private static double DecadesOf(double percentile) => -Math.Log10(1 - (percentile / 100));
}
