using Pipeline.Core.Errors;

namespace Pipeline.Tools.Sources;

/// <summary>Names of branches that come from outside.</summary>
internal static class BranchName
{
    private const string Forbidden = " ~^:?*[\\";

    /// <summary>Refuses what git does not allow as a branch's name (git-check-ref-format), and so what it would read as something else.</summary>
    /// <exception cref="PipelineException">It is no name of a branch.</exception>
    public static void Check(string name)
    {
        if (!IsValid(name))
            throw new PipelineException($"'{string.Concat(name.Where(letter => !char.IsControl(letter)))}' is no name of a branch. Name a branch without refs/heads/, such as main or feature/search.");
    }

    private static bool IsValid(string name) =>
        name.Length > 0 && name[0] != '-' && name != "@" && name[^1] != '.'
        && !name.Contains("..", StringComparison.Ordinal) && !name.Contains("@{", StringComparison.Ordinal)
        && !name.Any(letter => char.IsControl(letter) || Forbidden.Contains(letter, StringComparison.Ordinal))
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && !part.EndsWith(".lock", StringComparison.Ordinal));
}
