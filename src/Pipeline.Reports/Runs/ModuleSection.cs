using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Reports.Html;

namespace Pipeline.Reports.Runs;

/// <summary>Every module with its artifacts, and its stages with figures, logs and evidence.</summary>
internal static class ModuleSection
{
    public static void Write(HtmlWriter html, RunView view)
    {
        html.Element("h2", "Every module");
        foreach (var (index, module) in view.Run.Modules.Index())
        {
            using (html.Open("section", ("class", "panel")))
            {
                html.Element("h3", title => title.Text(module.Name + " ").In("code", module.Version, "muted"));
                WriteArtifacts(html, module);
                foreach (var step in module.Steps)
                    WriteStep(html, step, StageMatrix.PlaceOf(index, step));
            }
        }
    }

    private static void WriteArtifacts(HtmlWriter html, ModuleRecord module)
    {
        if (module.Artifacts.Count == 0)
            return;
        using (html.Open("div", ("class", "scroll")))
        using (html.Open("table", ("class", "artifacts")))
        {
            html.Element("caption", "Published artifacts");
            using (html.Open("thead"))
            using (html.Open("tr"))
            {
                html.Element("th", "Kind", ("scope", "col"));
                html.Element("th", "Reference", ("scope", "col"));
                html.Element("th", "Digest", ("scope", "col"));
            }

            using (html.Open("tbody"))
            {
                foreach (var artifact in module.Artifacts)
                {
                    using (html.Open("tr"))
                    {
                        html.Element("td", $"{artifact.Kind}");
                        html.Element("td", cell => cell.In("code", artifact.Reference));
                        html.Element("td", cell => cell.In("code", artifact.Digest.Value));
                    }
                }
            }
        }
    }

    private static void WriteStep(HtmlWriter html, StepRecord step, string place)
    {
        using (html.Open("details", ("id", place)))
        {
            html.Element("summary", summary => summary
                .Text($"{step.Title}{(step.DurationMs > 0 ? $", {Figures.Duration(step.DurationMs)}" : "")}")
                .In("span", StatusText.Word(step), $"badge {StatusText.Name(step.Status)}"));
            if (step.Reason is { } reason && step.Status != StageStatus.Failed)
                html.Element("p", reason, ("class", "reason muted"));
            if (step.Metrics.Count == 0 && step.Outputs.Count == 0 && step.Files.Count == 0 && step.Log is null)
                return;
            using (html.Open("ul"))
            {
                foreach (var (name, value) in MetricNames.Ordered(step.Metrics))
                    html.Element("li", line => line.Text($"{MetricNames.Of(name)}: ").In("strong", Figures.Metric(name, value)));
                foreach (var (name, value) in MetricNames.Ordered(step.Outputs))
                    html.Element("li", line => line.Text($"{MetricNames.Of(name)}: ").WebLink(value));
                foreach (var file in step.Files)
                    html.Element("li", line => line.FileLink(file, file));
                if (step.Log is { } log)
                    html.Element("li", line => line.FileLink(log, "Log"));
            }
        }
    }
}
