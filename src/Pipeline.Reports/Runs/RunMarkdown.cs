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
        text.Append(CultureInfo.InvariantCulture, $"## {StatusText.Sign(run.Verdict)} {Plain(view.Headline)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Commit {Plain(run.Commit)}, {Plain(string.Join(", ", view.Facts))}\n");
        if (run.Command is { } command)
            text.Append(CultureInfo.InvariantCulture, $"\nCommand: {Plain(command)}\n");
        WriteAddresses(text, view);
        if (view.Failures.Count > 0)
        {
            text.Append("\n### Failures\n\n");
            foreach (var (owner, step) in view.Failures)
                text.Append(CultureInfo.InvariantCulture, $"- **{Plain(owner)} {step.Title}**: {Plain(step.Reason ?? "no reason recorded")}\n");
        }

        WriteStages(text, view);
        WriteHooks(text, run);
        WriteFigures(text, view);
        WriteArtifacts(text, run);
        return text.ToString();
    }

    private static void WriteAddresses(StringBuilder text, RunView view)
    {
        if (view.Addresses.Count == 0)
            return;
        text.Append("\n### Deployed\n\n");
        foreach (var (module, address) in view.Addresses)
            text.Append(CultureInfo.InvariantCulture, $"- {Plain(module)}: {Address(address)}\n");
    }

    // Only what is a web address becomes a link.
    private static string Address(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 ? $"<{uri.AbsoluteUri}>" : Plain(address);

    private static void WriteStages(StringBuilder text, RunView view)
    {
        if (view.Stages.Count == 0)
            return;
        text.Append("\n### Stages\n\n");
        Row(text, ["Module", "Version", .. view.Stages.Select(stage => stage.ToString())]);
        Row(text, Enumerable.Repeat("---", view.Stages.Count + 2));
        foreach (var module in view.Run.Modules)
        {
            var cells = view.Stages.Select(name => module.Stages.FirstOrDefault(stage => stage.Name == name) is { } stage ? Outcome(stage) : "");
            Row(text, [Plain(module.Name), Plain(module.Version), .. cells]);
        }
    }

    private static void WriteHooks(StringBuilder text, RunRecord run)
    {
        if (run.Modules.All(module => module.Hooks.Count == 0))
            return;
        text.Append("\n### Hooks\n\n");
        Row(text, ["Module", "Hook", "When", "Result"]);
        Row(text, Enumerable.Repeat("---", 4));
        foreach (var module in run.Modules)
        {
            foreach (var hook in module.Hooks)
                Row(text, [Plain(module.Name), Plain(hook.Name), $"{hook.Moment.ToString().ToLowerInvariant()} {hook.Stage}", Outcome(hook)]);
        }
    }

    private static string Outcome(StepRecord step) =>
        $"{StatusText.Sign(step.Status)} {StatusText.Word(step)}{(step.DurationMs > 0 ? $" {Figures.Duration(step.DurationMs)}" : "")}";

    private static void WriteFigures(StringBuilder text, RunView view)
    {
        var rows = view.Steps.Where(entry => entry.Step.Metrics.Count > 0).ToList();
        if (rows.Count == 0)
            return;
        text.Append("\n### Figures\n\n");
        Row(text, ["Module", "Stage", "Figures"]);
        Row(text, Enumerable.Repeat("---", 3));
        foreach (var (owner, step) in rows)
            Row(text, [Plain(owner), Plain(step.Title), Plain(string.Join(", ", MetricNames.Ordered(step.Metrics).Select(metric => $"{MetricNames.Of(metric.Key)} {Figures.Metric(metric.Key, metric.Value)}")))]);
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
