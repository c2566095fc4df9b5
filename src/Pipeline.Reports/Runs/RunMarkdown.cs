using System.Globalization;
using System.Text;
using Pipeline.Core.Runs;
using static Pipeline.Reports.Markup.MarkdownText;

namespace Pipeline.Reports.Runs;

/// <summary>Writes a run as Markdown: for GitHub's step summary, a pull request or a message.</summary>
internal static class RunMarkdown
{
    /// <summary>The summary: verdict, failures, modules by stages, figures, artifacts. What the record holds cannot become markup.</summary>
    public static string Write(RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var view = new RunView(run);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {StatusText.Sign(run.Verdict)} {StatusText.Headline(run.Verdict)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Commit {Plain(run.Commit)}, {Plain(string.Join(", ", view.Facts))}\n");
        if (view.Failures.Count > 0)
        {
            text.Append("\n### Failures\n\n");
            foreach (var (module, stage) in view.Failures)
                text.Append(CultureInfo.InvariantCulture, $"- **{Plain(module.Name)} {stage.Name}**: {Plain(stage.Reason ?? "no reason recorded")}\n");
        }

        WriteStages(text, view);
        WriteFigures(text, run);
        WriteArtifacts(text, run);
        return text.ToString();
    }

    private static void WriteStages(StringBuilder text, RunView view)
    {
        if (view.Stages.Count == 0)
            return;
        text.Append("\n### Stages\n\n");
        Row(text, ["Module", "Version", .. view.Stages.Select(stage => stage.ToString())]);
        Row(text, Enumerable.Repeat("---", view.Stages.Count + 2));
        foreach (var module in view.Run.Modules)
        {
            var cells = view.Stages.Select(name => module.Stages.FirstOrDefault(stage => stage.Name == name) is { } stage
                ? $"{StatusText.Sign(stage.Status)} {StatusText.Word(stage)}{(stage.DurationMs > 0 ? $" {Figures.Duration(stage.DurationMs)}" : "")}"
                : "");
            Row(text, [Plain(module.Name), Plain(module.Version), .. cells]);
        }
    }

    private static void WriteFigures(StringBuilder text, RunRecord run)
    {
        var rows = run.Modules
            .Select(module => (module.Name, Metrics: module.Stages.SelectMany(stage => stage.Metrics.Select(metric => (Stage: stage.Name, metric.Key, metric.Value))).ToList()))
            .Where(row => row.Metrics.Count > 0)
            .ToList();
        if (rows.Count == 0)
            return;
        text.Append("\n### Figures\n\n");
        Row(text, ["Module", "Stage", "Figures"]);
        Row(text, Enumerable.Repeat("---", 3));
        foreach (var (name, metrics) in rows)
        {
            foreach (var stage in metrics.GroupBy(metric => metric.Stage))
                Row(text, [Plain(name), stage.Key.ToString(), Plain(string.Join(", ", stage.OrderBy(metric => metric.Key, StringComparer.Ordinal).Select(metric => $"{metric.Key} {Figures.Metric(metric.Key, metric.Value)}")))]);
        }
    }

    private static void WriteArtifacts(StringBuilder text, RunRecord run)
    {
        if (run.Modules.All(module => module.Artifacts.Count == 0))
            return;
        text.Append("\n### Artifacts\n\n");
        Row(text, ["Module", "Kind", "Reference", "Digest"]);
        Row(text, Enumerable.Repeat("---", 4));
        foreach (var module in run.Modules)
        {
            foreach (var artifact in module.Artifacts)
                Row(text, [Plain(module.Name), artifact.Kind.ToString(), Plain(artifact.Reference), artifact.Digest.Value]);
        }
    }
}
