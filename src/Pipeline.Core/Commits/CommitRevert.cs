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
        if (InPartAtOnce().IsMatch(text[Math.Min(subject.Length, text.Length)..]))
            return null;
        var told = ThisReverts().Matches(text);
        var whole = told.Where(match => !InPart().IsMatch(Quotation().Replace(match.Groups["rest"].Value, ""))).ToList();
        if (told.Count > 0 && whole.Count == 0)
            return null;
        var commits = whole.SelectMany(match => Ids(match.Groups["ids"].Value));
        if (change.Type == "revert")
            commits = commits.Concat(footers.Where(footer => footer.Is("Refs") || footer.Is("Ref") || footer.Is("Reverts")).SelectMany(footer => Ids(footer.Value)));
        var found = commits.Distinct().ToList();
        var requests = Request().Matches(text).Select(match => int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)).Distinct().ToList();
        var reverted = Quoted().IsMatch(subject) || found.Count == 0 ? Named(subject) : null;
        return found.Count + requests.Count > 0 || reverted is not null ? new CommitRevert(found, requests, reverted) : null;
    }

    /// <summary>The subject of what is reverted, by the words of the revert's own; null when it is no revert. Git names a reverted revert "Reapply".</summary>
    internal static string? Named(string subject)
    {
        if (Quoted().Match(subject) is { Success: true } quoted)
            return quoted.Groups["subject"].Value;
        if (Reapplied().Match(subject) is { Success: true } reapplied)
            return $"Revert \"{reapplied.Groups["subject"].Value}\"";
        return ConventionalHeader.TryParse(subject) is { Type: "revert" } header ? InQuotes().Replace(header.Description, "${subject}") : null;
    }

    private static IEnumerable<string> Ids(string text) => Id().Matches(text).Select(match => match.Value.ToLowerInvariant());

    [GeneratedRegex("""^[Rr]evert "(?<subject>.+)"( \(#\d+\))*$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex("""^Reapply "(?<subject>.+)"( \(#\d+\))*$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Reapplied();

    [GeneratedRegex("""^"(?<subject>[^"]+)"( \(#\d+\))*$""", RegexOptions.ExplicitCapture)]
    private static partial Regex InQuotes();

    // Git names the commit's subject by "git revert --reference"; no subject is so long that looking for its end from every parenthesis takes time.
    [GeneratedRegex("""("[^"]*"|\(.{0,300}?, \d{4}-\d\d-\d\d\))""", RegexOptions.ExplicitCapture)]
    private static partial Regex Quotation();

    // People also link the commit, or set its id as code.
    [GeneratedRegex(@"\bThis reverts commits?\s+(\S*[/@`\[])?(?<ids>[0-9a-f]{7,64}\b([,\s]+(and\s+)?[0-9a-f]{7,64}\b)*)(?<rest>([^.\n]|\.(?=\S)|\n(?!\r?\n))*)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThisReverts();

    // What follows "because" or "which" is about something else.
    [GeneratedRegex(
        @"^((?!\b(because|since|due|as|which|that|it|they|we|breaks?|broke|caus(es?|ed|ing))\b)[\s\S])*?\b(only|parts?|partly|partial|partially|(for|in|of)\s+(some|half)|(some|half|most)\s+of\s+(its?|the)|except|exception|excluding|but|apart|aside|without)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InPart();

    [GeneratedRegex(@"^[ \t]*(this\s+(is\s+a\s+)?)?((partial|partially|partly)\s+reverts?|reverts?\s+(only\s+)?((a|the)\s+)?(parts?|half|most|some)\s+of)\b", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex InPartAtOnce();

    [GeneratedRegex(@"^[ \t]*Reverts:? ([A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+)?#(?<number>\d{1,9})\.?\r?$", RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Request();

    [GeneratedRegex(@"\b[0-9a-f]{7,64}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
