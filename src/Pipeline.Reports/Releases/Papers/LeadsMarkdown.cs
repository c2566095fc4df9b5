using System.Globalization;
using System.Text;
using Pipeline.Releases.Papers;
using static Pipeline.Reports.Markup.MarkdownText;

namespace Pipeline.Reports.Releases.Papers;

/// <summary>The list of the module leads (D12): versions, tests added, pull requests with description and linked issue.</summary>
internal static class LeadsMarkdown
{
    private const int LongestDescription = 300;

    /// <summary>Writes it.</summary>
    public static string Write(ReleasePapers papers)
    {
        ArgumentNullException.ThrowIfNull(papers);
        var text = new StringBuilder("## Modules\n\n");
        Row(text, ["Module", "Before", "Now", "Change", "Tests", "Added"]);
        Row(text, Enumerable.Repeat("---", 6));
        foreach (var module in papers.Modules)
            Row(text, [Plain(module.Name), Plain(module.Before ?? "-"), Plain(module.Now ?? "-"), Change(module), Number(module.TestsNow), Added(module)]);
        text.Append("\n## Pull requests\n\n");
        if (papers.Inputs.Requests.Count == 0)
            text.Append("None are known.\n");
        foreach (var request in papers.Inputs.Requests.OrderBy(request => request.Number))
            WriteRequest(text, request);
        return text.ToString();
    }

    private static void WriteRequest(StringBuilder text, MergedRequest request)
    {
        var of = request.Modules.Count == 0 ? "" : $", {string.Join(", ", request.Modules.Select(Plain))}";
        var issues = request.Issues.Count == 0 ? $"**no issue**, owed by {Plain("@" + request.Author)}" : string.Join(", ", request.Issues.Select(Plain));
        text.Append(CultureInfo.InvariantCulture, $"- \\#{request.Number} {Plain(request.Title)} ({Plain("@" + request.Author)}{of}): {issues}\n");
        text.Append(CultureInfo.InvariantCulture, $"  {(string.IsNullOrWhiteSpace(request.Description) ? $"**no description**, owed by {Plain("@" + request.Author)}" : Plain(Short(request.Description)))}\n");
    }

    private static string Short(string description)
    {
        var line = string.Join(' ', description.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestDescription ? line : line[..(char.IsHighSurrogate(line[LongestDescription - 1]) ? LongestDescription - 1 : LongestDescription)] + "...";
    }

    private static string Change(PaperModule module) => module switch
    {
        { Before: null } => "new",
        { Now: null } => "gone",
        { Change: { } change, IsChanged: true } => change.ToString().ToLowerInvariant(),
        { IsChanged: true } => "changed",
        _ => "none",
    };

    private static string Added(PaperModule module) => module switch
    {
        { TestsNow: { } now, TestsBefore: { } before } => (now - before).ToString("+0;-0;0", CultureInfo.InvariantCulture),
        { TestsNow: { } now, Before: null } => now.ToString("+0;-0;0", CultureInfo.InvariantCulture),
        _ => "-",
    };

    private static string Number(double? value) => value?.ToString("0", CultureInfo.InvariantCulture) ?? "-";
}
