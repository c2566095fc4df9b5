namespace Pipeline.Stages.Runner;

/// <summary>The selected modules that a module depends on or builds on, directly or through others.</summary>
internal sealed class DependencyClosure
{
    private readonly int[][] _direct;

    public DependencyClosure(IReadOnlyList<RunModule> modules)
    {
        var positions = modules.Select((module, index) => (module.Module.Name, index)).ToDictionary(StringComparer.Ordinal);
        _direct = [.. modules.Select(module => module.Module.DependsOn.Concat(module.Module.BuildsOn)
            .Where(positions.ContainsKey).Select(name => positions[name]).Distinct().ToArray())];
    }

    /// <summary>The modules that the one at <paramref name="row"/> depends on, in the order of the modules, without itself.</summary>
    public IEnumerable<int> Of(int row)
    {
        SortedSet<int> found = [];
        Stack<int> open = new(_direct[row]);
        while (open.TryPop(out var next))
        {
            if (next == row || !found.Add(next))
                continue;
            foreach (var further in _direct[next])
                open.Push(further);
        }

        return found;
    }
}
