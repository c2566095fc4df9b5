using System.Globalization;
using Semver;

namespace Pipeline.Core.Charts;

/// <summary>The version of a module's packaged chart: <c>&lt;major&gt;.&lt;minor&gt;.&lt;patch&gt;-&lt;commit&gt;</c> (D5), a valid SemVer for every commit.</summary>
/// <remarks>The commit tells charts apart; it does not order them. Nothing may rely on the precedence of two charts of one version.</remarks>
internal static class ChartVersion
{
    private const int ShortestCommit = 7;
    private const int TreeLength = 8;

    /// <summary>The chart's version.</summary>
    /// <param name="version">The module's version; its pre-release part and metadata are left out.</param>
    /// <param name="commit">The commit, at least 7 hexadecimal digits. One of digits only gets a <c>g</c> before it: SemVer forbids numbers with leading zeros (section 9).</param>
    /// <param name="tree">The git tree id of the module's inputs when they differ from the commit, by the same rule, cut to 8 digits; null when they do not.</param>
    /// <exception cref="ArgumentException">The commit or the tree is not hexadecimal, or too short.</exception>
    public static string Of(SemVersion version, string commit, string? tree = null)
    {
        // Joined by '-': the usual chart cuts "<module>-<version>" to 63 characters for a label, which may end in no dot, and removes a '-' that ends it.
        var text = string.Create(CultureInfo.InvariantCulture, $"{version.Major}.{version.Minor}.{version.Patch}-{Identifier(commit, nameof(commit), ShortestCommit)}");
        return tree is null ? text : $"{text}-dirty-{Identifier(tree, nameof(tree), TreeLength, TreeLength)}";
    }

    /// <summary>Reads what <see cref="Of"/> made.</summary>
    /// <param name="text">A chart's version.</param>
    /// <param name="parts">The release <c>&lt;major&gt;.&lt;minor&gt;.&lt;patch&gt;</c>, the commit, and whether the work tree differed from it.</param>
    /// <returns>False when the version was made by another rule.</returns>
    public static bool TryRead(string text, out (string Release, string Commit, bool IsDirty) parts)
    {
        parts = default;
        if (!SemVersion.TryParse(text, SemVersionStyles.Strict, out var version))
            return false;
        var words = version.Prerelease.Split('-');
        if (words is not ([_] or [_, "dirty", _]))
            return false;
        var commit = words[0].StartsWith('g') ? words[0][1..] : words[0];
        parts = (version.WithoutPrereleaseOrMetadata().ToString(), commit, words.Length > 1);
        return commit.Length >= ShortestCommit && commit.All(char.IsAsciiHexDigit);
    }

    /// <summary>The file of a packaged chart: <c>&lt;module&gt;-&lt;version&gt;.tgz</c>.</summary>
    public static string FileName(string module, string chartVersion) => $"{module}-{chartVersion}.tgz";

    private static string Identifier(string hash, string name, int minimum, int maximum = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(hash, name);
        if (hash.Length < minimum || !hash.All(char.IsAsciiHexDigit))
            throw new ArgumentException($"'{hash}' is no {name}: at least {minimum} hexadecimal digits were expected.", name);
        var digits = hash[..Math.Min(hash.Length, maximum)].ToLowerInvariant();
        return digits.All(char.IsAsciiDigit) ? $"g{digits}" : digits;
    }
}
