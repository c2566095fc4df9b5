using System.Globalization;
using System.Text;
using Pipeline.Releases.Papers;
using static Pipeline.Reports.Markup.MarkdownText;

namespace Pipeline.Reports.Releases.Papers;

/// <summary>The plan for the day on which a release must be undone (D13).</summary>
internal static class RecoveryMarkdown
{
    /// <summary>Writes it.</summary>
    public static string Write(ReleasePapers papers)
    {
        ArgumentNullException.ThrowIfNull(papers);
        var (recovery, environment) = (papers.Recovery, Plain(papers.Environment));
        var text = new StringBuilder("## Disaster recovery\n\n");
        text.Append(papers.Before is { } before
            ? $"{environment} goes back from {Plain(papers.Bundle.ToString())} to {Plain(before.ToString())}. "
            : $"Nothing ran in {environment} before {Plain(papers.Bundle.ToString())}: there is nothing to go back to, it can only be removed. ");
        text.Append(CultureInfo.InvariantCulture, $"On call: {(papers.Inputs.OnCall.Count == 0 ? "**nobody is named**" : string.Join(", ", papers.Inputs.OnCall.Select(Plain)))}.\n\n");
        foreach (var obstacle in recovery.Obstacles)
            text.Append(CultureInfo.InvariantCulture, $"**It cannot go back now**: {Plain(obstacle.ToString())}\n\n");
        text.Append("```sh\n").AppendJoin('\n', recovery.Commands).Append("\n```\n\n");
        if (recovery.Steps.Count == 0)
            return text.Append("No module changes.\n").ToString();
        text.Append("The modules, each before those that it depends on:\n\n");
        foreach (var (index, step) in recovery.Steps.Index())
            text.Append(CultureInfo.InvariantCulture, $"{index + 1}. {Plain(step.Module)}: {Plain(step.From)} -> {(step.To is { } to ? Plain(to) : "it did not run before")}\n");
        return text.ToString();
    }
}
