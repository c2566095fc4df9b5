using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using Semver;

namespace Pipeline.Tools.Versions;

/// <summary><c>pyproject.toml</c>: <c>version</c> in the table <c>project</c>, or <c>tool.poetry</c>. Written and read as PEP 440 wants it: <c>1.2.0rc3</c>, <c>1.3.0.dev0</c>.</summary>
internal sealed partial class PythonVersionFormat : IVersionFormat
{
    public bool Matches(string fileName) => fileName == "pyproject.toml";

    public IReadOnlyList<Range> Find(string text) => TomlVersion.Find(text, "project", "tool.poetry");

    public string Write(SemVersion version)
    {
        var match = Channel().Match(version.Prerelease);
        // Much of what a semantic version may be is one of Python, too.
        if (!version.IsPrerelease || (!match.Success && Read(version.ToString()) is not null))
            return version.ToString();
        var release = version.WithoutPrereleaseOrMetadata();
        var number = match.Groups["number"] is { Success: true } found ? found.Value : "0";
        if (!match.Success && version.PrereleaseIdentifiers[^1].NumericValue is { } last)
            number = last.ToString(CultureInfo.InvariantCulture);
        // Python knows no other channels.
        return match.Groups["channel"].Value switch
        {
            "rc" => $"{release}rc{number}",
            "alpha" => $"{release}a{number}",
            "beta" => $"{release}b{number}",
            _ => $"{release}.dev{number}",
        };
    }

    public SemVersion? Read(string text)
    {
        if (Pep440().Match(text.Trim().ToLowerInvariant()) is not { Success: true } match)
            return null;
        BigInteger Number(string group) => match.Groups[group] is { Success: true, Length: > 0 } digits ? BigInteger.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        List<PrereleaseIdentifier> prerelease = [];
        if (match.Groups["pre"] is { Success: true } pre)
            prerelease.AddRange([new(pre.Value switch { "a" or "alpha" => "alpha", "b" or "beta" => "beta", _ => "rc" }), new(Number("preNumber"))]);
        if (match.Groups["dev"].Success)
            prerelease.AddRange([new("dev"), new(Number("devNumber"))]);
        var release = new SemVersion(Number("major"), Number("minor"), Number("patch"));
        return prerelease.Count > 0 ? release.WithPrerelease(prerelease) : release;
    }

    [GeneratedRegex(@"^(?<channel>rc|alpha|beta|dev)(\.(?<number>\d+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Channel();

    // Without epochs and post-releases, which have no place in a semantic version. What is local does not count.
    [GeneratedRegex(
        @"^v?(?<major>\d+)(\.(?<minor>\d+)(\.(?<patch>\d+)(\.0+)*)?)?([-_.]?(?<pre>alpha|a|beta|b|preview|pre|rc|c)[-_.]?(?<preNumber>\d*))?(?<dev>[-_.]?dev[-_.]?(?<devNumber>\d*))?(\+[a-z0-9]+([-_.][a-z0-9]+)*)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pep440();
}
