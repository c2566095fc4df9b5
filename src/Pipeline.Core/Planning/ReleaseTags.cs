using Pipeline.Core.Modules;
using Semver;

namespace Pipeline.Core.Planning;

/// <summary>All release tags of a repository, on every branch; tags that are no versions are left out.</summary>
internal sealed class ReleaseTags
{
    private readonly Dictionary<string, ReleaseTag> _byName;
    private readonly Dictionary<string, ReleaseTag[]> _byModule;

    private ReleaseTags(IEnumerable<ReleaseTag> tags)
    {
        _byName = tags.ToDictionary(tag => tag.Name);
        _byModule = _byName.Values
            .GroupBy(tag => tag.Module)
            .ToDictionary(module => module.Key, module => module.OrderByDescending(tag => tag.Version, SemVersion.PrecedenceComparer).ThenBy(tag => tag.Name, StringComparer.Ordinal).ToArray());
    }

    /// <summary>Picks the release tags out of all tags.</summary>
    /// <param name="tags">Names without <c>refs/tags/</c>, with the commit that each stands on.</param>
    /// <param name="format">How release tags are named.</param>
    /// <param name="graph">The modules.</param>
    public static ReleaseTags Of(IEnumerable<KeyValuePair<string, string>> tags, TagFormat format, ModuleGraph graph)
    {
        ArgumentNullException.ThrowIfNull(tags);
        ArgumentNullException.ThrowIfNull(format);
        return new ReleaseTags(Parse());

        IEnumerable<ReleaseTag> Parse()
        {
            foreach (var (name, commit) in tags)
            {
                if (format.TryParse(name, graph, out var module, out var version))
                    yield return new ReleaseTag(name, module.Name, version, commit);
            }
        }
    }

    /// <summary>The releases of a module, the highest version first.</summary>
    public IEnumerable<ReleaseTag> Of(string module) => _byModule.GetValueOrDefault(module, []);

    /// <summary>Finds a tag by its name.</summary>
    public ReleaseTag? Find(string name) => _byName.GetValueOrDefault(name);
}
