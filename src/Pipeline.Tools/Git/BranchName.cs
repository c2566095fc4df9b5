using Pipeline.Core.Errors;
using Pipeline.Core.Text;

namespace Pipeline.Tools.Git;

/// <summary>Names of branches that come from outside.</summary>
internal static class BranchName
{
    private const string Forbidden = " ~^:?*[\\";

    /// <summary>Refuses what git does not allow as a branch's name (git-check-ref-format), and so what it would read as something else.</summary>
    /// <exception cref="PipelineException">Some are no names of branches; the message has all of them.</exception>
    public static void Check(params IEnumerable<string> names)
    {
        var wrong = names.Where(name => !IsValid(name)).Select(name => $"'{PlainText.OneLine(name)}'").Distinct().ToList();
        if (wrong.Count > 0)
            throw new PipelineException($"{string.Join(", ", wrong)} {(wrong.Count == 1 ? "is no name" : "are no names")} of a branch. Name a branch without refs/heads/, such as main or feature/search.");
    }

    private static bool IsValid(string name) =>
        name.Length > 0 && name[0] != '-' && name != "@" && name[^1] != '.'
        && !name.Contains("..", StringComparison.Ordinal) && !name.Contains("@{", StringComparison.Ordinal)
        && !name.Any(letter => char.IsControl(letter) || Forbidden.Contains(letter, StringComparison.Ordinal))
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal));
}
