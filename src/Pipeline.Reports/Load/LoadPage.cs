using System.Globalization;
using Pipeline.Core.Load;
using Pipeline.Reports.Html;
using Pipeline.Reports.Runs;

namespace Pipeline.Reports.Load;

/// <summary>Load tests as one HTML page: verdict, and of each test what does not hold, its figures and plots.</summary>
internal static class LoadPage
{
    /// <summary>Writes it.</summary>
    public static string Write(LoadRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var headline = StatusText.Headline(record.Verdict, "load test");
        return HtmlPage.Write($"{headline}: {record.Environment}", html =>
        {
            using (html.Open("header", ("class", record.Verdict.ToString().ToLowerInvariant())))
            using (html.Open("div"))
            {
                html.Element("h1", title => title.Sign(StatusText.Sign(record.Verdict)).Text(" " + headline));
                html.Element("p", $"{record.Application} in {record.Environment}{(record.Release is { } release ? $", release {release}" : "")}, started {Figures.Moment(record.StartedAt)}{(record.Who is { } who ? $", by {who}" : "")}", ("class", "muted"));
            }

            using (html.Open("main", ("id", "report")))
            {
                foreach (var test in record.Tests)
                    WriteTest(html, test);
            }

            html.Element("footer", footer => footer.Text("Written from ").FileLink("load.json", "load.json").Text(", which holds everything on this page."));
        });
    }

    private static void WriteTest(HtmlWriter html, LoadTestResult test)
    {
        html.Element("h2", LoadText.Title(test));
        using (html.Open("section", ("class", test.Faults.Count > 0 ? "panel failed" : "panel")))
        {
            foreach (var fault in test.Faults)
                html.Element("p", fault, ("class", "alarm"));
            if (LoadText.Shortfall(test) is { } shortfall)
                html.Element("p", shortfall, ("class", "alarm"));
            html.Element("p", line => line.In("code", test.Request).Text(string.Create(CultureInfo.InvariantCulture, $", {test.Connections} connections, {Figures.Duration(test.Measured.DurationMs)}")));
            WriteTiles(html, test);
            html.Element("p", LoadText.Method(test.Measured), ("class", "muted"));
            LoadPlots.Write(html, test);
            WriteErrors(html, test.Measured.Errors);
            WriteTable(html, test);
            if (test.Histogram is { } file)
                html.Element("p", line => line.Text("For HdrHistogram's tools: ").FileLink(file, file));
        }
    }

    private static void WriteTiles(HtmlWriter html, LoadTestResult test)
    {
        var (measured, latency) = (test.Measured, test.Measured.Latency);
        using (html.Open("dl", ("class", "tiles")))
        {
            Tile(html, "Requests", string.Create(CultureInfo.InvariantCulture, $"{measured.Requests}"));
            Tile(html, "Rate", LoadText.Rate(test));
            Tile(html, "Failed", LoadText.ErrorRate(test), measured.Errors.Total > 0);
            Tile(html, "p50", LoadText.Ms(latency.P50Ms));
            Tile(html, "p95", LoadText.Ms(latency.P95Ms));
            Tile(html, "p99", LoadText.Ms(latency.P99Ms));
            Tile(html, "Longest", LoadText.Ms(latency.MaxMs));
        }
    }

    private static void WriteErrors(HtmlWriter html, LoadErrors errors)
    {
        if (errors.Total == 0)
            return;
        html.Element("h3", "Failed requests");
        using (html.Open("ul"))
        {
            foreach (var (kind, number) in LoadText.Errors(errors))
                html.Element("li", line => line.Text($"{kind}: ").In("strong", number.ToString(CultureInfo.InvariantCulture)));
            foreach (var example in errors.Examples)
                html.Element("li", line => line.Text("Such as: ").In("code", example));
        }
    }

    private static void WriteTable(HtmlWriter html, LoadTestResult test)
    {
        using (html.Open("details"))
        {
            html.Element("summary", "Every percentile");
            using (html.Open("div", ("class", "scroll")))
            using (html.Open("table"))
            {
                using (html.Open("thead"))
                using (html.Open("tr"))
                {
                    html.Element("th", "Of the requests", ("scope", "col"));
                    html.Element("th", "took no longer than", ("scope", "col"));
                }

                using (html.Open("tbody"))
                {
                    foreach (var point in test.Measured.Percentiles)
                    {
                        using (html.Open("tr"))
                        {
                            html.Element("td", string.Create(CultureInfo.InvariantCulture, $"{point.Percentile} %"));
                            html.Element("td", LoadText.Ms(point.Ms));
                        }
                    }
                }
            }
        }
    }

    private static void Tile(HtmlWriter html, string term, string value, bool isBad = false)
    {
        using (html.Open("div", ("class", isBad ? "failed" : "")))
        {
            html.Element("dt", term);
            html.Element("dd", value);
        }
    }
}
