using Pipeline.Core.Modules;
using Semver;

namespace Pipeline.Core.Planning;

/// <summary>All release tags of a repository, on every branch.</summary>
internal sealed class ReleaseTags
{
    private readonly IReadOnlyList<ReleaseTag> _all;
    private readonly Dictionary<string, ReleaseTag> _byName;
    private readonly Dictionary<string, ReleaseTag[]> _byModule;

    private ReleaseTags(IReadOnlyList<ReleaseTag> all, IReadOnlyList<ReleaseTag> unnamed, IReadOnlyList<KeyValuePair<string, string>> others)
    {
        (_all, Unnamed, Others) = (all, unnamed, others);
        _byName = all.DistinctBy(tag => tag.Name).ToDictionary(tag => tag.Name);
        _byModule = all
            .GroupBy(tag => tag.Module)
            .ToDictionary(module => module.Key, module => module.OrderByDescending(tag => tag.Version, SemVersion.PrecedenceComparer).ThenBy(tag => tag.Name, StringComparer.Ordinal).ToArray());
    }

    /// <summary>Tags <c>v1.2.3</c> in a repository of several modules: from the time when it had one, or of the application. They belong to no module.</summary>
    public IReadOnlyList<ReleaseTag> Unnamed { get; }

    /// <summary>The tags that are no version of a module.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Others { get; }

    /// <summary>Picks the release tags out of all tags.</summary>
    /// <param name="tags">Names without <c>refs/tags/</c>, with the commit that each stands on.</param>
    /// <param name="format">How release tags are named; null: with the module's name, of one module also without.</param>
    /// <param name="graph">The modules.</param>
    public static ReleaseTags Of(IEnumerable<KeyValuePair<string, string>> tags, TagFormat? format, ModuleGraph graph)
    {
        ArgumentNullException.ThrowIfNull(tags);
        ArgumentNullException.ThrowIfNull(graph);
        List<ReleaseTag> named = [], unnamed = [];
        List<KeyValuePair<string, string>> others = [];
        foreach (var (name, commit) in tags)
        {
            if ((format ?? TagFormat.PerModule).TryParse(name, graph, out var module, out var version))
                named.Add(new ReleaseTag(name, module.Name, version, commit));
            else if (format is null && TagFormat.Single.TryParse(name, graph, out module, out version))
                (graph.Ordered.Count == 1 ? named : unnamed).Add(new ReleaseTag(name, module.Name, version, commit));
            else
                others.Add(new(name, commit));
        }

        return new ReleaseTags(named, unnamed, others);
    }

    /// <summary>The same tags, where <see cref="Unnamed"/> are also the releases of <paramref name="modules"/>.</summary>
    public ReleaseTags WithUnnamedOf(IEnumerable<string> modules) =>
        new([.. _all, .. modules.SelectMany(module => Unnamed.Select(tag => tag with { Module = module }))], Unnamed, Others);

    /// <summary>The releases of a module, the highest version first.</summary>
    public IEnumerable<ReleaseTag> Of(string module) => _byModule.GetValueOrDefault(module, []);

    /// <summary>Finds a tag by its name.</summary>
    public ReleaseTag? Find(string name) => _byName.GetValueOrDefault(name);
}
