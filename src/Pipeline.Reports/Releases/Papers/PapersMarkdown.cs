using System.Globalization;
using System.Text;
using Pipeline.Releases.Papers;
using static Pipeline.Reports.Markup.MarkdownText;

namespace Pipeline.Reports.Releases.Papers;

/// <summary>Writes the papers of a release as Markdown: each a file of its own, and all together. What others wrote cannot become markup, but for the notes, which are Markdown.</summary>
internal static class PapersMarkdown
{
    /// <summary>The papers by file name.</summary>
    public static IReadOnlyList<(string FileName, string Text)> Files(ReleasePapers papers) =>
    [
        ("papers.md", Write(papers)),
        ("notes.md", Notes(papers)),
        ("module-leads.md", LeadsMarkdown.Write(papers)),
        ("checklist.md", Checklist(papers)),
        ("recovery.md", RecoveryMarkdown.Write(papers)),
        ("deploy-notes.md", DeployNotes(papers)),
    ];

    /// <summary>All of them as the ledger keeps them, which takes no more than it can.</summary>
    public static string ToKeep(ReleasePapers papers)
    {
        const string End = "\n\nThis is not all: the rest is longer than what is kept.\n";
        var text = Write(papers);
        if (text.Length <= PapersKept.MostLetters)
            return text;
        var end = text.LastIndexOf('\n', PapersKept.MostLetters - End.Length);
        return text[..end] + End;
    }

    /// <summary>All of them: what is missing first.</summary>
    public static string Write(ReleasePapers papers)
    {
        ArgumentNullException.ThrowIfNull(papers);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {Plain(papers.Bundle.ToString())} for {Plain(papers.Environment)}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"A {papers.Size.ToString().ToLowerInvariant()} release of {Plain(papers.Bundle.Bundle.Content.Application)}, commit {Plain(papers.Bundle.Bundle.Content.Commit)}, bundle {papers.Bundle.Bundle.Id}. ");
        text.Append(CultureInfo.InvariantCulture, $"{(papers.Before is null ? "Nothing ran before." : $"{Plain(papers.Before.ToString())} ran before.")} Written at {Moments.Utc(papers.At)}.\n");
        text.Append("\n## Missing\n\n");
        if (papers.Missing.Count == 0)
            text.Append("Nothing.\n");
        foreach (var missing in papers.Missing)
            text.Append(CultureInfo.InvariantCulture, $"- {Plain(missing.What)}, owed by {Plain(missing.Owed)}\n");
        return text.Append('\n').AppendJoin('\n', Notes(papers), LeadsMarkdown.Write(papers), Checklist(papers), RecoveryMarkdown.Write(papers), DeployNotes(papers)).ToString();
    }

    private static string Notes(ReleasePapers papers) =>
        $"## Notes for customers\n\n{(string.IsNullOrWhiteSpace(papers.Inputs.Notes) ? "None were written." : papers.Inputs.Notes.ReplaceLineEndings("\n").Trim())}\n";

    private static string Checklist(ReleasePapers papers)
    {
        var text = new StringBuilder("## Checklist\n\n");
        foreach (var item in papers.Checklist)
            text.Append(CultureInfo.InvariantCulture, $"- [{(item.IsDone ? "x" : " ")}] {Plain(item.Text)}: {(item.Shown is { } shown ? Plain(shown) : $"**missing**, owed by {Plain(item.Owed!)}")}\n");
        return text.ToString();
    }

    private static string DeployNotes(ReleasePapers papers)
    {
        var notes = papers.Modules.Where(module => module.IsChanged).SelectMany(module => module.DeployNotes.Select(note => $"- {Plain(module.Name)}: {Plain(note)}\n")).ToList();
        return $"## Special instructions\n\n{(notes.Count == 0 ? "None. A module says them in `deployNotes` of its `module.yaml`.\n" : string.Concat(notes))}";
    }
}
