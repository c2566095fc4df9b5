using System.Globalization;
using Pipeline.Core.Watching;
using Pipeline.Reports.Html;
using Pipeline.Reports.Plots;
using Pipeline.Reports.Runs;

namespace Pipeline.Reports.Watching;

/// <summary>A watch as one HTML page: how it ended, what did not hold, and of each module what was seen over the time.</summary>
internal static class WatchPage
{
    private const int TimeTicks = 6;

    /// <summary>Writes it.</summary>
    public static string Write(WatchRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var (headline, verdict) = (WatchText.Headline(record.Outcome), WatchText.Verdict(record.Outcome));
        return HtmlPage.Write($"{headline}: {record.Environment}", html =>
        {
            using (html.Open("header", ("class", verdict.ToString().ToLowerInvariant())))
            using (html.Open("div"))
            {
                html.Element("h1", title => title.Sign(StatusText.Sign(verdict)).Text(" " + headline));
                html.Element("p", $"{record.Application} in {record.Environment}{(record.Release is { } release ? $", release {release}" : "")}, {WatchText.Time(record)}{(record.Who is { } who ? $", by {who}" : "")}", ("class", "muted"));
                if (record.Consequence is { } consequence)
                    html.Element("p", consequence);
            }

            using (html.Open("main", ("id", "report")))
            {
                foreach (var module in record.Modules)
                    WriteModule(html, record, module);
            }

            html.Element("footer", footer => footer.Text("Written from ").FileLink("watch.json", "watch.json").Text(", which holds everything on this page."));
        });
    }

    private static void WriteModule(HtmlWriter html, WatchRecord record, WatchedModule module)
    {
        html.Element("h2", module.Name);
        using (html.Open("section", ("class", module.Breaches.Count > 0 ? "panel failed" : "panel")))
        {
            foreach (var breach in module.Breaches)
                html.Element("p", breach, ("class", "alarm"));
            html.Element("p", line => line.In("code", module.Source).Text($": {WatchText.Of(module.Metrics)}"));
            WritePlot(html, record, module, "Latency", "ms", ("p99", "8 4", one => one.P99Ms), ("p95", "none", one => one.P95Ms));
            WritePlot(html, record, module, "Failed requests", "%", ("failed", "none", one => one.ErrorRate * 100));
            WriteTable(html, module);
        }
    }

    private static void WritePlot(HtmlWriter html, WatchRecord record, WatchedModule module, string title, string unit, params ReadOnlySpan<(string Name, string Dash, Func<WatchObservation, double?> Value)> lines)
    {
        var length = Math.Max(1, (record.EndedAt - record.StartedAt).TotalSeconds);
        List<PlotSeries> series = [];
        foreach (var (name, dash, value) in lines)
        {
            List<(double, double)> points = [.. module.Observations.Where(one => value(one) is not null).Select(one => (Math.Clamp((one.At - record.StartedAt).TotalSeconds / length, 0, 1), value(one)!.Value))];
            if (points.Count > 1)
                series.Add(new PlotSeries(name, dash, points));
        }

        if (series.Count == 0)
            return;
        var ticks = Enumerable.Range(0, TimeTicks + 1).Select(number => ((double)number / TimeTicks, Figures.Duration(length * 1000 * number / TimeTicks))).ToList();
        LinePlot.Write(html, $"{title} over time, {module.Name}", ticks, "since the watch began", unit, series);
    }

    private static void WriteTable(HtmlWriter html, WatchedModule module)
    {
        using (html.Open("details"))
        {
            html.Element("summary", string.Create(CultureInfo.InvariantCulture, $"Every look ({module.Observations.Count})"));
            using (html.Open("ul", ("class", "diary")))
            {
                foreach (var observation in module.Observations)
                    html.Element("li", line => line.Text($"{Figures.Moment(observation.At)}: {WatchText.Of(observation)}"));
            }
        }
    }
}
