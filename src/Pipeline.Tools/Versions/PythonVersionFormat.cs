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

    // Without epochs, post-releases and local versions, which have no place in a semantic version.
    [GeneratedRegex(
        @"^v?(?<major>\d+)(\.(?<minor>\d+)(\.(?<patch>\d+))?)?([-_.]?(?<pre>alpha|a|beta|b|preview|pre|rc|c)[-_.]?(?<preNumber>\d*))?(?<dev>[-_.]?dev[-_.]?(?<devNumber>\d*))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pep440();
}
