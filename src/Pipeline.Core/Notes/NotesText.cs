using System.Text;
using Pipeline.Core.Planning;
using Pipeline.Core.Text;

namespace Pipeline.Core.Notes;

/// <summary>Makes Markdown of what authors wrote; it can neither become HTML nor links of its own.</summary>
internal sealed class NotesText(string? repositoryUrl)
{
    private readonly string? _url = repositoryUrl?.TrimEnd('/') is { } url && url.StartsWith("https://", StringComparison.Ordinal) && !url.AsSpan().ContainsAny("()<> ") ? url : null;

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in PlainText.OneLine(text))
        {
            if (character is '\\' or '[' or ']' or '*' or '_' or '|')
                escaped.Append('\\');
            // A mention would notify somebody of every release.
            escaped.Append(character switch { '<' => "&lt;", '>' => "&gt;", '&' => "&amp;", '@' => "&#64;", _ => character.ToString() });
        }

        return escaped.ToString();
    }

    public string References(PlannedCommit commit)
    {
        List<string> references = [];
        if (commit.PullRequest is { } request)
            references.Add(Link($"#{request}", $"pull/{request}"));
        references.Add(Link(commit.Id[..7], $"commit/{commit.Id}"));
        references.AddRange(commit.Issues.Where(issue => issue != commit.PullRequest).Select(issue => "closes " + Link($"#{issue}", $"issues/{issue}")));
        return string.Join(", ", references);
    }

    public string Compare(string from, string to) => _url is null ? "" : $"[{from}...{to}]({_url}/compare/{Uri.EscapeDataString(from)}...{Uri.EscapeDataString(to)})";

    private string Link(string text, string path) => _url is null ? text : $"[{text}]({_url}/{path})";
}
