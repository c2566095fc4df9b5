using Pipeline.Core.Runs;
using Pipeline.Reports.Html;

namespace Pipeline.Reports.Runs;

/// <summary>The table of modules and stages.</summary>
internal static class StageMatrix
{
    /// <summary>Where on the page a step of the module at <paramref name="index"/> is told.</summary>
    public static string PlaceOf(int index, StepRecord step) => $"module-{index + 1}-{(step is HookRecord ? "hook-" : "")}{step.Title}";

    /// <summary>Writes it.</summary>
    /// <param name="html">The page.</param>
    /// <param name="view">The run.</param>
    /// <param name="coveragePage">The coverage report, relative to the page; null: there is none.</param>
    public static void Write(HtmlWriter html, RunView view, string? coveragePage)
    {
        html.Element("h2", "Modules and stages");
        using (html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", "Modules and stages")))
        using (html.Open("table"))
        {
            html.Element("caption", "How each stage of each module ended, and how long it took");
            using (html.Open("thead"))
            using (html.Open("tr"))
            {
                html.Element("th", "Module", ("scope", "col"));
                html.Element("th", "Version", ("scope", "col"));
                foreach (var stage in view.Stages)
                    html.Element("th", $"{stage}", ("scope", "col"));
            }

            using (html.Open("tbody"))
            {
                foreach (var (index, module) in view.Run.Modules.Index())
                    WriteRow(html, view, module, index, coveragePage);
            }
        }
    }

    private static void WriteRow(HtmlWriter html, RunView view, ModuleRecord module, int index, string? coveragePage)
    {
        using (html.Open("tr"))
        {
            html.Element("th", module.Name, ("scope", "row"));
            html.Element("td", cell => cell.In("code", module.Version));
            foreach (var name in view.Stages)
            {
                if (module.Stages.FirstOrDefault(stage => stage.Name == name) is not { } stage)
                {
                    html.Element("td", "");
                    continue;
                }

                html.Element(
                    "td",
                    cell =>
                    {
                        cell.Sign(StatusText.Sign(stage.Status)).PlaceLink(PlaceOf(index, stage), StatusText.Word(stage));
                        if (stage.DurationMs > 0)
                            cell.In("span", Figures.Duration(stage.DurationMs), "time");
                        if (coveragePage is not null && stage.Metrics.TryGetValue("coverage.line", out var covered))
                            cell.FileLink(coveragePage, $"{Figures.Metric("coverage.line", covered)} covered", "time");
                    },
                    ("class", $"status {StatusText.Name(stage.Status)}"));
            }
        }
    }
}
