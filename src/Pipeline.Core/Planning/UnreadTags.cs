using System.Text.RegularExpressions;
using Pipeline.Core.Modules;
using Semver;

namespace Pipeline.Core.Planning;

/// <summary>Finds tags that look like versions where no release was found: a repository that was released before is not to begin at the first version in silence.</summary>
internal static partial class UnreadTags
{
    private const int Shown = 5;
    private const SemVersionStyles Lenient = SemVersionStyles.AllowLeadingZeros | SemVersionStyles.OptionalPatch;

    /// <summary>A warning that names the tags and says what to do; null when a module has a release, or no tag looks like a version.</summary>
    public static string? Warning(VersionPlan plan, ReleaseTags tags, TagFormat? format, ModuleGraph graph)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(tags);
        if (plan.Modules.Any(module => module.Current is not null))
            return null;
        var found = tags.Others.Select(tag => (Name: tag.Key, Match: VersionAtEnd().Match(tag.Key))).Where(tag => tag.Match.Success).ToList();
        if (found.Count == 0)
            return null;
        format ??= TagFormat.For(graph);
        var highest = found
            .Where(tag => SemVersion.TryParse(tag.Match.Groups["version"].Value, Lenient, out _))
            .Select(tag => (tag.Name, Version: SemVersion.Parse(tag.Match.Groups["version"].Value, Lenient)))
            .OrderByDescending(tag => tag.Version, SemVersion.PrecedenceComparer)
            .ToList();
        var command = highest is [var (name, version), ..] ? $", such as: git tag {format.Format(ModuleOf(name, graph), version)} {name}^{{}}" : "";
        var names = found.Select(tag => tag.Name).Order(StringComparer.Ordinal).ToList();
        var shown = string.Join(", ", names.Take(Shown)) + (names.Count > Shown ? $" and {names.Count - Shown} more" : "");
        return $"No release was found, but {shown} {(names.Count == 1 ? "looks" : "look")} like one. Release tags are named {format}, with a version of three numbers without leading zeros. "
            + $"Tag the last release once more{command}, or set TagFormat to how they are named.";
    }

    // orders/v1.1.0, orders@1.1.0, orders-1.1.0
    private static string ModuleOf(string tag, ModuleGraph graph)
    {
        if (graph.Ordered.Count == 1)
            return graph.Ordered[0].Name;
        var before = VersionAtEnd().Match(tag).Groups["before"].Value.TrimEnd('v').TrimEnd('/', '-', '@', '_', '.');
        return graph.TryGet(before, out var module) ? module.Name : "<module>";
    }

    // Only what is safe in a command line that is to be copied.
    [GeneratedRegex(@"^(?<before>[A-Za-z0-9._/@+-]*?)(?<![\d.])(?<version>\d+(\.\d+)+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex VersionAtEnd();
}
