using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Pipeline.Core.Tests.Errors;

/// <summary>The ids of docs/requirements.md: the documentation of code may cite them, what a user reads does not.</summary>
public sealed partial class RequirementIdsTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../.."));

    [Fact]
    public void No_message_cites_a_requirement()
    {
        var cited = Lines().Where(line => !line.Text.TrimStart().StartsWith("//", StringComparison.Ordinal) && QuotedId().IsMatch(line.Text));
        Assert.Empty(cited.Select(line => $"{line.File}: {line.Text.Trim()}"));
    }

    [Fact]
    public void Every_requirement_that_the_documentation_of_code_cites_is_described()
    {
        var described = Row().Matches(File.ReadAllText(Path.Combine(Root, "docs", "requirements.md"))).Select(match => match.Groups[1].Value).ToHashSet();
        var cited = Lines().Where(line => line.Text.TrimStart().StartsWith("///", StringComparison.Ordinal)).SelectMany(line => Id().Matches(line.Text)).Select(match => match.Value).ToHashSet();
        Assert.NotEmpty(cited);
        Assert.Subset(described, cited);
    }

    private static IEnumerable<(string File, string Text)> Lines() =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => File.ReadLines(file).Select(line => (Path.GetRelativePath(Root, file), line)));

    private static string ThisFile([CallerFilePath] string file = "") => file;

    [GeneratedRegex(@"\b[DFACO]\d{1,2}b?\b")]
    private static partial Regex Id();

    [GeneratedRegex("""
        "[^"]*\b[DFACO]\d{1,2}b?\b[^"]*"
        """)]
    private static partial Regex QuotedId();

    [GeneratedRegex(@"^\| ([DFACO]\d{1,2}b?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
