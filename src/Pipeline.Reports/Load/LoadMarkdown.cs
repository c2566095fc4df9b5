using System.Globalization;
using System.Text;
using Pipeline.Core.Load;
using Pipeline.Reports.Runs;
using static Pipeline.Reports.Markup.MarkdownText;

namespace Pipeline.Reports.Load;

/// <summary>Writes load tests as Markdown, for GitHub's step summary.</summary>
internal static class LoadMarkdown
{
    /// <summary>The summary. What the record holds cannot become markup.</summary>
    public static string Write(LoadRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {StatusText.Sign(record.Verdict)} {StatusText.Headline(record.Verdict, "load test")}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Environment {Plain(record.Environment)}{(record.Release is { } release ? $", release {Plain(release)}" : "")}, started {Figures.Moment(record.StartedAt)}\n\n");
        Row(text, ["Module", "Requests", "Rate", "Failed", "p50", "p95", "p99", "Longest", "By"]);
        Row(text, Enumerable.Repeat("---", 9));
        foreach (var test in record.Tests)
        {
            var latency = test.Measured.Latency;
            Row(text, [Plain(LoadText.Title(test)), test.Measured.Requests.ToString(CultureInfo.InvariantCulture), LoadText.Rate(test), LoadText.ErrorRate(test),
                LoadText.Ms(latency.P50Ms), LoadText.Ms(latency.P95Ms), LoadText.Ms(latency.P99Ms), LoadText.Ms(latency.MaxMs), test.Measured.IsOpenLoop ? test.Measured.Generator : $"{test.Measured.Generator} (closed loop)"]);
        }

        foreach (var test in record.Tests.Where(test => test.Faults.Count > 0))
            text.Append(CultureInfo.InvariantCulture, $"\n{Plain(LoadText.Title(test))}: {Plain(string.Join("; ", test.Faults))}\n");
        foreach (var test in record.Tests)
        {
            if (LoadText.Shortfall(test) is { } shortfall)
                text.Append(CultureInfo.InvariantCulture, $"\n{Plain(LoadText.Title(test))}: {Plain(shortfall)}\n");
        }

        return text.ToString();
    }
}
