using System.Text.RegularExpressions;
using Semver;

namespace Pipeline.Core.Charts;

/// <summary>The range of versions that a chart's dependency takes, read as Helm reads it.</summary>
internal static partial class HelmRange
{
    // Nobody writes a longer one; a file that does is out to take time.
    private const int Longest = 1000;

    /// <summary>Whether <paramref name="version"/> is in <paramref name="range"/>; nothing is in a text that is no range.</summary>
    public static bool Contains(string range, SemVersion version)
    {
        ArgumentNullException.ThrowIfNull(range);
        ArgumentNullException.ThrowIfNull(version);
        return range.Length <= Longest && range.Split("||").Select(part => Hyphen.Replace(part.Trim(), ">=$1 <=$2")).Any(part => Whole.Match(part) is { Success: true } match
            && match.Groups["operator"].Captures.Zip(match.Groups["bound"].Captures, (symbol, bound) => Takes(symbol.Value, bound.Value, version)).All(taken => taken));
    }

    // Each bound decides for itself whether it takes prereleases: all of them when it has one itself, none otherwise.
    private static bool Takes(string symbol, string bound, SemVersion version)
    {
        var takesPrereleases = bound.Contains('-', StringComparison.Ordinal);
        if (version.IsPrerelease && !takesPrereleases)
            return false;
        var spelled = symbol switch { "=>" => ">=", "=<" => "<=", "~>" => "~", "!=" => "", _ => symbol } + bound;
        return SemVersionRange.TryParseNpm(spelled, takesPrereleases, out var range) && range.Contains(version) == (symbol != "!=");
    }

    [GeneratedRegex(@"(?<=^|[\s,])([^\s,]+)\s+-\s+([^\s,]+)")]
    private static partial Regex Hyphen { get; }

    [GeneratedRegex(@"\A\s*(?:(?<operator>!=|>=|=>|<=|=<|~>|[=<>~^]?)\s*(?<bound>[vV]?(?:[0-9]|[xX*])[^\s,=<>~^!|]*)(?:[\s,]+|\z))+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Whole { get; }
}
