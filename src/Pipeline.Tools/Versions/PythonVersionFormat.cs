using System.Text.RegularExpressions;
using Semver;

namespace Pipeline.Tools.Versions;

/// <summary><c>pyproject.toml</c>: <c>version</c> in the table <c>project</c>, or <c>tool.poetry</c>. Written as PEP 440 wants it: <c>1.2.0rc3</c>, <c>1.3.0.dev0</c>.</summary>
internal sealed partial class PythonVersionFormat : IVersionFormat
{
    public bool Matches(string fileName) => fileName == "pyproject.toml";

    public Range? Find(string text)
    {
        var table = "";
        foreach (var line in Line().EnumerateMatches(text))
        {
            var span = text.AsSpan(line.Index, line.Length);
            if (Table().Match(span.ToString()) is { Success: true } header)
                table = header.Groups["name"].Value;
            else if (table is "project" or "tool.poetry" && Version().Match(span.ToString()) is { Success: true } match)
                return (line.Index + match.Groups["value"].Index)..(line.Index + match.Groups["value"].Index + match.Groups["value"].Length);
        }

        return null;
    }

    public string Write(SemVersion version)
    {
        var match = Channel().Match(version.Prerelease);
        if (!version.IsPrerelease || !match.Success)
            return version.ToString();
        var release = version.WithoutPrereleaseOrMetadata();
        var number = match.Groups["number"] is { Success: true } found ? found.Value : "0";
        return match.Groups["channel"].Value switch
        {
            "rc" => $"{release}rc{number}",
            "alpha" => $"{release}a{number}",
            "beta" => $"{release}b{number}",
            _ => $"{release}.dev{number}",
        };
    }

    [GeneratedRegex(@"[^\r\n]+")]
    private static partial Regex Line();

    [GeneratedRegex(@"^\s*\[(?<name>[^\[\]]+)\]\s*(#.*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Table();

    [GeneratedRegex("""^\s*version\s*=\s*(["'])(?<value>[^"']*)\1""")]
    private static partial Regex Version();

    [GeneratedRegex(@"^(?<channel>rc|alpha|beta|dev)(\.(?<number>\d+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Channel();
}
