using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Core.Commits;

/// <summary>What a commit takes back.</summary>
/// <param name="Commits">The commits, as full or abbreviated ids (at least 7 digits); empty when none is told.</param>
/// <param name="PullRequests">The numbers of the pull requests; empty when none is told.</param>
/// <param name="Subject">The subject of the reverted commit; null when it is not told.</param>
internal sealed partial record CommitRevert(IReadOnlyList<string> Commits, IReadOnlyList<int> PullRequests, string? Subject)
{
    /// <summary>True when the commit changes nothing besides.</summary>
    public bool IsAll { get; init; }

    /// <summary>Finds what a message reverts, by git's own words, GitHub's, or <c>revert: …</c> with <c>Refs:</c>. What is reverted in part stays.</summary>
    internal static CommitRevert? Find(string subject, string text, CommitChange change, IEnumerable<CommitFooter> footers)
    {
        var quoted = Quoted().Match(subject);
        var told = ThisReverts().Matches(text);
        var whole = told.Where(match => !InPart().IsMatch(match.Groups["rest"].Value)).ToList();
        if (told.Count > 0 && whole.Count == 0)
            return null;
        var commits = whole.SelectMany(match => Ids(match.Groups["ids"].Value));
        if (change.Type == "revert")
            commits = commits.Concat(footers.Where(footer => footer.Is("Refs") || footer.Is("Ref") || footer.Is("Reverts")).SelectMany(footer => Ids(footer.Value)));
        var found = commits.Distinct().ToList();
        var requests = Request().Matches(text).Select(match => int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)).Distinct().ToList();
        // Git names a reverted revert "Reapply"; its text tells which commit.
        var reverted = quoted.Success ? quoted.Groups["subject"].Value : change.Type == "revert" && found.Count == 0 ? change.Description : null;
        return found.Count + requests.Count > 0 || reverted is not null ? new CommitRevert(found, requests, reverted) : null;
    }

    private static IEnumerable<string> Ids(string text) => Id().Matches(text).Select(match => match.Value.ToLowerInvariant());

    [GeneratedRegex("""^Revert "(?<subject>.+)"( \(#\d+\))?$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\bThis reverts commits? (?<ids>[0-9a-f]{7,64}\b([,\s]+(and\s+)?[0-9a-f]{7,64}\b)*)(?<rest>([^.\n]|\.(?=\S)|\n(?!\r?\n))*)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThisReverts();

    // What follows "because" is about something else.
    [GeneratedRegex(@"^((?!\b(because|since|due)\b)[\s\S])*?\b(only|parts?|partly|partial|partially|some|half|except|but|apart)\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InPart();

    [GeneratedRegex(@"^[ \t]*Reverts:? ([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)?#(?<number>\d{1,9})\.?\r?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Request();

    [GeneratedRegex(@"\b[0-9a-f]{7,64}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
