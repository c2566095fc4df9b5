using System.Globalization;
using System.Text;
using Pipeline.Core.Watching;
using Pipeline.Reports.Runs;
using static Pipeline.Reports.Markup.MarkdownText;

namespace Pipeline.Reports.Watching;

/// <summary>Writes a watch as Markdown, for GitHub's step summary.</summary>
internal static class WatchMarkdown
{
    /// <summary>The summary. What the record holds cannot become markup.</summary>
    public static string Write(WatchRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {StatusText.Sign(WatchText.Verdict(record.Outcome))} {WatchText.Headline(record.Outcome)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Environment {Plain(record.Environment)}{(record.Release is { } release ? $", release {Plain(release)}" : "")}, {WatchText.Time(record)}\n\n");
        Row(text, ["Module", "Looked at", "Seen", "Does not hold"]);
        Row(text, Enumerable.Repeat("---", 4));
        foreach (var module in record.Modules)
            Row(text, [Plain(module.Name), Plain(module.Source), Plain(WatchText.Of(module.Metrics)), module.Breaches.Count == 0 ? "-" : Plain(string.Join("; ", module.Breaches))]);
        if (record.Consequence is { } consequence)
            text.Append(CultureInfo.InvariantCulture, $"\n{Plain(consequence)}\n");
        return text.ToString();
    }
}
