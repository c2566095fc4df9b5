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
        foreach (var module in view.Run.Modules)
        {
            using (html.Open("section", ("class", "panel")))
            {
                html.Element("h3", title => title.Text(module.Name + " ").In("code", module.Version, "muted"));
                WriteArtifacts(html, module);
                foreach (var stage in module.Stages)
                    WriteStage(html, stage);
            }
        }
    }

    private static void WriteArtifacts(HtmlWriter html, ModuleRecord module)
    {
        if (module.Artifacts.Count == 0)
            return;
        using (html.Open("table"))
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

    private static void WriteStage(HtmlWriter html, StageRecord stage)
    {
        using (html.Open("details"))
        {
            html.Element("summary", summary => summary
                .Text($"{stage.Name}{(stage.DurationMs > 0 ? $", {Figures.Duration(stage.DurationMs)}" : "")}")
                .In("span", StatusText.Word(stage), $"badge {StatusText.Name(stage.Status)}"));
            if (stage.Reason is { } reason && stage.Status != StageStatus.Failed)
                html.Element("p", reason, ("class", "reason muted"));
            if (stage.Metrics.Count == 0 && stage.Outputs.Count == 0 && stage.Files.Count == 0 && stage.Log is null)
                return;
            using (html.Open("ul"))
            {
                foreach (var (name, value) in stage.Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal))
                    html.Element("li", line => line.Text($"{name}: ").In("strong", Figures.Metric(name, value)));
                foreach (var (name, value) in stage.Outputs.OrderBy(output => output.Key, StringComparer.Ordinal))
                    html.Element("li", line => line.Text($"{name}: ").WebLink(value));
                foreach (var file in stage.Files)
                    html.Element("li", line => line.FileLink(file, file));
                if (stage.Log is { } log)
                    html.Element("li", line => line.FileLink(log, "Log"));
            }
        }
    }
}
