using Pipeline.Core.Runs;
using Pipeline.Reports.Html;

namespace Pipeline.Reports.Runs;

/// <summary>A run as one HTML page: verdict and figures, failures first, modules by stages, then every module.</summary>
internal static class RunPage
{
    /// <summary>Writes it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="readLogTail">Reads the end of a log by its path in the artifacts folder.</param>
    /// <param name="coveragePage">The coverage report, relative to the page; null: there is none.</param>
    public static string Write(RunRecord run, Func<string, string?> readLogTail, string? coveragePage = null)
    {
        var view = new RunView(run);
        return HtmlPage.Write($"{view.Headline}: {Short(run.Commit)}", html =>
        {
            WriteHeader(html, view, coveragePage);
            using (html.Open("main", ("id", "report")))
            {
                FailureSection.Write(html, view, readLogTail);
                StageMatrix.Write(html, view, coveragePage);
                ModuleSection.Write(html, view);
            }

            html.Element("footer", footer => footer.Text("Written from ").FileLink("run.json", "run.json").Text(", which holds everything on this page."));
        });
    }

    private static void WriteHeader(HtmlWriter html, RunView view, string? coveragePage)
    {
        using (html.Open("header", ("class", view.Run.Verdict.ToString().ToLowerInvariant())))
        using (html.Open("div"))
        {
            html.Element("h1", title => title.Sign(StatusText.Sign(view.Run.Verdict)).Text(" " + view.Headline));
            html.Element("p", facts => facts.Text("Commit ").In("code", view.Run.Commit).Text(", " + string.Join(", ", view.Facts)), ("class", "muted"));
            if (view.Run.Command is { } command)
                html.Element("p", line => line.In("code", command), ("class", "muted"));
            if (coveragePage is not null)
                html.Element("p", line => line.FileLink(coveragePage, "Coverage of every module, line by line"));
            AddressSection.Write(html, view);
            using (html.Open("dl", ("class", "tiles")))
            {
                Tile(html, "Modules", $"{view.Run.Modules.Count}");
                Tile(html, "Failed stages", $"{view.Failures.Count}", view.Failures.Count > 0);
                if (Figures.WallTime(view.Run) is { } time)
                    Tile(html, "Duration", Figures.Duration(time));
                if (view.Sum("tests.total") is { } tests)
                    Tile(html, "Tests passed", $"{view.Sum("tests.passed") ?? 0:0} of {tests:0}", view.Sum("tests.failed") > 0);
                if (view.Sum("vulnerabilities.critical") is { } critical && view.Sum("vulnerabilities.high") is { } high)
                    Tile(html, "Critical and high vulnerabilities", $"{critical + high:0}", critical + high > 0);
                if (view.Sum("advisories.missing") is { } missing)
                    Tile(html, "Images not compared", $"{missing:0}", missing > 0);
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

    private static string Short(string commit) => commit.Length > 12 ? commit[..12] : commit;
}
