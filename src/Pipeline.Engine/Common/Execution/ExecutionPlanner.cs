namespace Nuke.Common.Execution;

/// <summary>Decides which targets run, and in which order.</summary>
internal static class ExecutionPlanner
{
    /// <summary>The targets that run: the named ones, what they depend on, and what all of these trigger.</summary>
    /// <param name="targets">All targets, without cycles.</param>
    /// <param name="invoked">The names that were asked for; null takes the defaults.</param>
    /// <returns>In the order of their start: after everything that comes before them, otherwise as they were asked for.</returns>
    /// <exception cref="BuildException">Names that no target has, each with the nearest names.</exception>
    public static IReadOnlyList<ExecutableTarget> Plan(IReadOnlyCollection<ExecutableTarget> targets, IReadOnlyCollection<string>? invoked)
    {
        var roots = invoked is null ? [.. targets.Where(target => target.IsDefault)] : Find(targets, invoked);
        var needed = new HashSet<ExecutableTarget>();
        foreach (var root in roots)
            Need(root, needed);

        var ordered = new List<ExecutableTarget>();
        var visited = new HashSet<ExecutableTarget>();
        foreach (var target in roots.Concat(targets))
        {
            var next = ordered.Count;
            Order(target, visited, ordered);
            // Triggered targets follow once nothing is half ordered: they may themselves come after what is being ordered.
            for (; next < ordered.Count; next++)
            {
                foreach (var triggered in ordered[next].Triggers)
                    Order(triggered, visited, ordered);
            }
        }

        return [.. ordered.Where(needed.Contains)];
    }

    /// <summary>The targets of the given names, which ignore case and dashes.</summary>
    /// <exception cref="BuildException">Names that no target has, each with the nearest names.</exception>
    public static List<ExecutableTarget> Find(IReadOnlyCollection<ExecutableTarget> targets, IReadOnlyCollection<string> names)
    {
        var found = names.Select(name => (Name: name, Target: targets.FirstOrDefault(target => ParameterName.Normalize(target.Name) == ParameterName.Normalize(name)))).ToList();
        string[] listed = [.. targets.Where(target => target.Listed).Select(target => target.Name)];
        string[] problems = [.. found.Where(one => one.Target is null).Select(one => $"There is no target '{one.Name}'. {NearestNames.Offer(one.Name, listed)}")];
        return problems.Length == 0 ? [.. found.Select(one => one.Target!).Distinct()] : throw new BuildException(problems);
    }

    private static void Need(ExecutableTarget target, HashSet<ExecutableTarget> needed)
    {
        if (!needed.Add(target))
            return;
        foreach (var other in target.ExecutionDependencies.Concat(target.Triggers))
            Need(other, needed);
    }

    // The order holds over targets that do not run: when A comes after B and B after C, A comes after C without B too.
    private static void Order(ExecutableTarget target, HashSet<ExecutableTarget> visited, List<ExecutableTarget> ordered)
    {
        if (!visited.Add(target))
            return;
        foreach (var other in target.AllDependencies)
            Order(other, visited, ordered);
        ordered.Add(target);
    }
}
