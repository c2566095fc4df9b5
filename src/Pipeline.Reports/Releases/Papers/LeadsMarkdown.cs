using System.Globalization;
using System.Text;
using Pipeline.Releases.Papers;
using static Pipeline.Reports.Markup.MarkdownText;

namespace Pipeline.Reports.Releases.Papers;

/// <summary>The list of the module leads (D12): versions, tests added, pull requests with description and linked issue.</summary>
internal static class LeadsMarkdown
{
    private const int LongestDescription = 300;
    private const int MostTests = 50;

    /// <summary>Writes it.</summary>
    public static string Write(ReleasePapers papers)
    {
        ArgumentNullException.ThrowIfNull(papers);
        var text = new StringBuilder("## Modules\n\n");
        Row(text, ["Module", "Before", "Now", "Change", "Tests", "Added"]);
        Row(text, Enumerable.Repeat("---", 6));
        foreach (var module in papers.Modules)
            Row(text, [Plain(module.Name), Plain(module.Before ?? "-"), Plain(module.Now ?? "-"), Change(module), Number(module.TestsNow), Added(module)]);
        WriteTests(text, papers.Modules);
        text.Append("\n## Pull requests\n\n");
        if (papers.Inputs.Requests.Count == 0)
            text.Append("None are known.\n");
        foreach (var request in papers.Inputs.Requests.OrderBy(request => request.Number))
            WriteRequest(text, request);
        if (papers.Inputs.Requests.Any(request => !request.IsTold))
            text.Append("\nOf these GitHub was not heard, and only commits tell (GITHUB\\_TOKEN): ").AppendJoin(", ", papers.Inputs.Requests.Where(request => !request.IsTold).Select(request => request.Number).Order().Select(number => $"\\#{number}")).Append(".\n");
        return text.ToString();
    }

    private static void WriteTests(StringBuilder text, IReadOnlyList<PaperModule> modules)
    {
        var added = modules.Where(module => module.TestsAdded is { Count: > 0 }).ToList();
        if (added.Count == 0)
            return;
        text.Append("\n## Tests added\n\n");
        foreach (var (module, names) in added.Select(module => (module.Name, module.TestsAdded!)))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {Plain(module)}\n");
            foreach (var name in names.Take(MostTests))
                text.Append(CultureInfo.InvariantCulture, $"  - {Plain(Short(name))}\n");
            if (names.Count > MostTests)
                text.Append(CultureInfo.InvariantCulture, $"  - and {names.Count - MostTests} more\n");
        }
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
