using System.Globalization;
using Pipeline.Core.Text;

namespace Pipeline.Tools.Ledger.Storage;

/// <summary>What every commit of a ledger is: one line of history, one event a commit, a sentence on one line.</summary>
internal static class LedgerForm
{
    private const int LongestSentence = 2000;

    /// <summary>What keeps <paramref name="commit"/> from being the entry after <paramref name="parent"/>; each to follow the commit's name in a sentence.</summary>
    public static IEnumerable<string> ProblemsOf(LedgerCommit commit, string? parent, LedgerContent content)
    {
        if (commit.Parents.Count > 1)
            yield return "is a merge";
        else if (commit.Parents.SingleOrDefault() != parent)
            yield return parent is null ? "begins in the middle of a history" : $"does not follow {LedgerCommit.Short(parent)}";
        if (ProblemOf(commit.Subject) is { } problem)
            yield return $"has a subject that {problem}";
        if (content.Problem is not null)
            yield return content.Problem;
    }

    /// <summary>Refuses what cannot become an entry.</summary>
    /// <exception cref="LedgerException">Some cannot; the message has all of them.</exception>
    public static void Check(IReadOnlyList<LedgerDraft> drafts)
    {
        var wrong = drafts.SelectMany(draft => ProblemsOf(draft).Select(problem => $"  - '{PlainText.OneLine(draft.Sentence)}' {problem}")).ToList();
        if (wrong.Count > 0)
            throw new LedgerException($"The ledger cannot take this:\n{string.Join('\n', wrong)}\nNothing was recorded. Say it in one line of plain text, and put what is larger into a file that the event names by its SHA-256.");
    }

    private static IEnumerable<string> ProblemsOf(LedgerDraft draft)
    {
        if (ProblemOf(draft.Sentence) is { } problem)
            yield return $"is a sentence that {problem}";
        if (draft.Content.Length > EventTree.MostBytes)
            yield return string.Create(CultureInfo.InvariantCulture, $"is an event of {draft.Content.Length:N0} bytes, and {EventTree.MostBytes:N0} are the most");
    }

    private static string? ProblemOf(string sentence)
    {
        if (string.IsNullOrWhiteSpace(sentence))
            return "is empty";
        if (sentence.Length > LongestSentence)
            return string.Create(CultureInfo.InvariantCulture, $"is longer than {LongestSentence} letters");
        return PlainText.OneLine(sentence) == sentence ? null : "holds line breaks or letters that cannot be seen";
    }
}
