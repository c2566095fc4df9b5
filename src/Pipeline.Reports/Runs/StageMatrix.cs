using Pipeline.Core.Runs;
using Pipeline.Reports.Html;

namespace Pipeline.Reports.Runs;

/// <summary>The table of modules and stages.</summary>
internal static class StageMatrix
{
    public static void Write(HtmlWriter html, RunView view)
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
                foreach (var module in view.Run.Modules)
                    WriteRow(html, view, module);
            }
        }
    }

    private static void WriteRow(HtmlWriter html, RunView view, ModuleRecord module)
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
                        cell.Sign(StatusText.Sign(stage.Status)).Text(StatusText.Word(stage));
                        if (stage.DurationMs > 0)
                            cell.In("span", Figures.Duration(stage.DurationMs), "time");
                    },
                    ("class", $"status {StatusText.Name(stage.Status)}"));
            }
        }
    }
}
