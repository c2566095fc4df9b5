namespace Pipeline.Core.Modules;

/// <summary>Selects modules by changed files, for <c>--changed-since</c>.</summary>
internal static class ModuleChanges
{
    /// <summary>The modules that <paramref name="paths"/> belong to, with everything that needs them, in dependency order.</summary>
    /// <param name="graph">All modules.</param>
    /// <param name="paths">Changed files, as repository paths.</param>
    public static IReadOnlyList<Module> Affected(this ModuleGraph graph, IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(paths);
        var index = new ModulePaths(graph.Ordered);
        var changed = new HashSet<string>();
        foreach (var path in paths)
            index.Find(path, (module, _) => changed.Add(module.Name));
        return graph.Select(changed.Concat(graph.DependentsOf(changed).Select(module => module.Name)));
    }
}
