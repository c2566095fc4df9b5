using System.Text.RegularExpressions;

namespace Pipeline.Core.Commits;

/// <summary>What a commit takes back.</summary>
/// <param name="Commits">The commits, as full or abbreviated ids (at least 7 digits); empty when only the subject is told.</param>
/// <param name="Subject">The subject of the reverted commit; null when only ids are told.</param>
internal sealed partial record CommitRevert(IReadOnlyList<string> Commits, string? Subject)
{
    /// <summary>Finds what a message reverts, by git's own words, GitHub's, or <c>revert: …</c> with <c>Refs:</c>.</summary>
    internal static CommitRevert? Find(string subject, string text, CommitChange change, IEnumerable<CommitFooter> footers)
    {
        var quoted = Quoted().Match(subject);
        var commits = ThisReverts().Matches(text).SelectMany(match => Ids(match.Groups["ids"].Value));
        if (change.Type == "revert")
            commits = commits.Concat(footers.Where(footer => footer.Is("Refs") || footer.Is("Ref") || footer.Is("Reverts")).SelectMany(footer => Ids(footer.Value)));
        var found = commits.Distinct().ToList();
        if (quoted.Success)
            return new CommitRevert(found, quoted.Groups["subject"].Value);
        // Git names a reverted revert "Reapply"; its text tells which commit.
        if (change.Type == "revert")
            return new CommitRevert(found, found.Count == 0 ? change.Description : null);
        return found.Count > 0 ? new CommitRevert(found, null) : null;
    }

    private static IEnumerable<string> Ids(string text) => Id().Matches(text).Select(match => match.Value.ToLowerInvariant());

    [GeneratedRegex("""^Revert "(?<subject>.+)"( \(#\d+\))?$""", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\bThis reverts commits? (?<ids>[0-9a-f]{7,64}\b([,\s]+(and\s+)?[0-9a-f]{7,64}\b)*)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThisReverts();

    [GeneratedRegex(@"\b[0-9a-f]{7,64}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
