using System.Text.RegularExpressions;
using Pipeline.Core.Modules;
using Semver;

namespace Pipeline.Core.Planning;

/// <summary>Finds tags that look like releases of modules for which none was found: what was released before is not to begin at the first version in silence.</summary>
internal static partial class UnreadTags
{
    private const int Shown = 5;
    private const SemVersionStyles Lenient = SemVersionStyles.AllowLeadingZeros | SemVersionStyles.OptionalMinorPatch;

    /// <summary>Warnings that name the tags and say what to do; none when every module has a release, or no tag looks like one of it.</summary>
    public static IEnumerable<string> Warnings(VersionPlan plan, ReleaseTags tags, TagFormat? format, ModuleGraph graph)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(tags);
        var open = plan.Modules.Where(module => module.Current is null).ToList();
        foreach (var module in open.Where(module => module.Next is not null))
        {
            // One in the history would be the current one.
            if (tags.Of(module.Name).FirstOrDefault(tag => !tag.Version.IsPrerelease) is { } elsewhere)
                yield return $"{module.Name}: {elsewhere.Name} is not in the history of this commit and does not count, so this is a first release. If it is to count, merge it: git merge {elsewhere.Name}";
        }

        var perModule = format ?? TagFormat.PerModule;
        var gone = RenamedModules.Find(tags.Others, perModule);
        if (gone.Count > 0 && open.FindAll(module => !tags.Of(module.Name).Any()) is { Count: > 0 } never)
            yield return RenamedModules.Warning(never, gone, perModule);

        var isNone = open.Count == plan.Modules.Count;
        var found = tags.Others.Select(tag => tag.Key).Except(gone.Select(tag => tag.Name)).Concat(isNone ? tags.Unnamed.Select(tag => tag.Name) : [])
            .Where(name => isNone || open.Exists(module => IsOf(name, module.Name)))
            .Select(name => (Name: name, Match: Match(name)))
            .Where(tag => tag.Match.Success)
            .ToList();
        if (found.Count > 0)
            yield return Warning(found, isNone ? null : open.FindAll(module => found.Exists(tag => IsOf(tag.Name, module.Name))), format ?? TagFormat.For(graph), graph);
    }

    private static string Warning(List<(string Name, Match Match)> found, List<ModulePlan>? modules, TagFormat format, ModuleGraph graph)
    {
        var highest = found
            .Where(tag => SemVersion.TryParse(tag.Match.Groups["version"].Value, Lenient, out _))
            .Select(tag => (tag.Name, Version: SemVersion.Parse(tag.Match.Groups["version"].Value, Lenient)))
            .OrderByDescending(tag => tag.Version, SemVersion.PrecedenceComparer)
            .ToList();
        var command = highest is [var (name, version), ..] ? $", such as: git tag {format.Format(ModuleOf(name, modules, graph), version)} {name}^{{}}" : "";
        var names = found.Select(tag => tag.Name).Order(StringComparer.Ordinal).ToList();
        var shown = string.Join(", ", names.Take(Shown)) + (names.Count > Shown ? $" and {names.Count - Shown} more" : "");
        var of = modules is null ? "" : $" of {string.Join(", ", modules.Select(open => open.Name))}";
        return $"No release{of} was found, but {shown} {(names.Count == 1 ? "looks" : "look")} like one. Release tags are named {format}, with a version of three numbers without leading zeros. "
            + $"Tag the last release once more{command}, or set TagFormat to how they are named.";
    }

    // orders/v1.1.0, orders@1.1.0, orders-1.1.0; of orders and orders-api the one that is longer.
    private static string ModuleOf(string tag, List<ModulePlan>? modules, ModuleGraph graph) =>
        modules is [var single] ? single.Name
        : graph.Ordered.Count == 1 ? graph.Ordered[0].Name
        : graph.Ordered.Where(module => IsOf(tag, module.Name)).MaxBy(module => module.Name.Length)?.Name ?? "<module>";

    private static bool IsOf(string tag, string module) =>
        tag.IndexOf(module, StringComparison.Ordinal) is >= 0 and var at
        && (at == 0 || !char.IsAsciiLetterOrDigit(tag[at - 1])) && at + module.Length < tag.Length && !char.IsAsciiLetter(tag[at + module.Length]);

    private static Match Match(string name) => Dotted().Match(name) is { Success: true } dotted ? dotted : Short().Match(name) is { Success: true } alone ? alone : Undotted().Match(name);

    // Only what is safe in a command line that is to be copied. Behind the numbers may be what other systems write there: rc1, .Final, .post1.
    [GeneratedRegex(@"^[A-Za-z0-9._/@+-]*?(?<![\d.])(?<version>\d+(\.\d+)+([._-]?[0-9A-Za-z][0-9A-Za-z.-]*)?(\+[0-9A-Za-z.-]+)?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^([A-Za-z0-9._/@+-]*[._/@+-])?[vV](?<version>\d+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Short();

    [GeneratedRegex(@"^[A-Za-z0-9._/@+-]*?(?<!\d)\d+([_-]\d+)+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Undotted();
}
