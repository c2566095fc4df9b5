using Pipeline.Core.Modules;
using Pipeline.Shared;
using Semver;

namespace Pipeline.Core.Planning;

/// <summary>Finds releases of modules that are not here, for modules that have none: one may have been renamed, and its versions are not to begin anew in silence.</summary>
internal static class RenamedModules
{
    private const int Shown = 5;

    /// <summary>The releases whose name could be a module's and is none.</summary>
    /// <param name="others">The tags that are no version of a module.</param>
    /// <param name="format">How release tags are named.</param>
    public static IReadOnlyList<ReleaseTag> Find(IEnumerable<KeyValuePair<string, string>> others, TagFormat format)
    {
        ArgumentNullException.ThrowIfNull(others);
        ArgumentNullException.ThrowIfNull(format);
        List<ReleaseTag> found = [];
        foreach (var (name, commit) in others)
        {
            if (format.TryParse(name, out var module, out var version) && ModuleName.IsValid(module))
                found.Add(new ReleaseTag(name, module, version, commit));
        }

        return found;
    }

    /// <summary>The warning that names the highest release of each, with the command that goes on from one.</summary>
    /// <param name="modules">The modules without a release, at least one.</param>
    /// <param name="gone">What <see cref="Find"/> found, at least one.</param>
    /// <param name="format">How release tags are named.</param>
    public static string Warning(IReadOnlyList<ModulePlan> modules, IReadOnlyList<ReleaseTag> gone, TagFormat format)
    {
        ArgumentNullException.ThrowIfNull(modules);
        ArgumentNullException.ThrowIfNull(format);
        List<ReleaseTag> last = [.. gone.GroupBy(tag => tag.Module).Select(tags => tags.MaxBy(tag => tag.Version, SemVersion.PrecedenceComparer)!).OrderBy(tag => tag.Module, StringComparer.Ordinal)];
        var shown = string.Join(", ", last.Take(Shown).Select(tag => tag.Name)) + (last.Count > Shown ? $" and {last.Count - Shown} more" : "");
        var (now, then) = modules
            .SelectMany(module => NearestNames.Find(module.Name, last.Select(tag => tag.Module)).Select(name => (module.Name, last.Find(tag => tag.Module == name)!)))
            .FirstOrDefault((modules[0].Name, last[0]));
        return $"No release of {string.Join(", ", modules.Select(module => module.Name))} was found, but {shown} {(last.Count == 1 ? "names" : "name")} no module that is here. "
            + $"If a module was renamed, tag its last release with the new name: git tag {format.Format(now, then.Version)} {then.Name}^{{}}";
    }
}
