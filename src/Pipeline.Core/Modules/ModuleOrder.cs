namespace Pipeline.Core.Modules;

internal static class ModuleOrder
{
    /// <summary>Sorts modules so that each comes after what it needs; every name must be known.</summary>
    public static List<Module> Sort(IReadOnlyList<Module> modules, Func<Module, string, string> locate)
    {
        var byName = modules.ToDictionary(module => module.Name);
        var missing = modules.ToDictionary(module => module.Name, module => ModuleGraph.NeedsOf(module).Count());
        var users = modules
            .SelectMany(module => ModuleGraph.NeedsOf(module).Select(need => (Need: need, User: module.Name)))
            .ToLookup(edge => edge.Need, edge => edge.User);
        var ready = new PriorityQueue<string, string>(StringComparer.Ordinal);
        foreach (var (name, count) in missing)
        {
            if (count == 0)
                ready.Enqueue(name, name);
        }

        var ordered = new List<Module>(modules.Count);
        while (ready.TryDequeue(out var name, out _))
        {
            ordered.Add(byName[name]);
            foreach (var user in users[name])
            {
                if (--missing[user] == 0)
                    ready.Enqueue(user, user);
            }
        }

        if (ordered.Count == modules.Count)
            return ordered;
        var cycle = FindCycle(byName, modules.Where(module => missing[module.Name] > 0).Select(module => module.Name).ToHashSet());
        var where = locate(byName[cycle[0]], cycle[1]);
        throw new InvalidModulesException([new ModuleProblem(where, $"Modules need each other in a circle: {string.Join(" → ", cycle)}. Remove one of these from dependsOn or buildsOn.")]);
    }

    // Every module that is left needs another one that is left, so walking on comes back to where it was.
    private static List<string> FindCycle(Dictionary<string, Module> byName, HashSet<string> left)
    {
        var path = new List<string>();
        var name = left.Order(StringComparer.Ordinal).First();
        while (!path.Contains(name))
        {
            path.Add(name);
            name = ModuleGraph.NeedsOf(byName[name]).Where(left.Contains).Order(StringComparer.Ordinal).First();
        }

        return [.. path[path.IndexOf(name)..], name];
    }
}
