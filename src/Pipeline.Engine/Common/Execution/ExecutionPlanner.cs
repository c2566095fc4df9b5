using Pipeline.Shared;

namespace Nuke.Common.Execution;

/// <summary>Decides which targets run, and in which order.</summary>
internal static class ExecutionPlanner
{
    /// <summary>The targets that run: the named ones, what they depend on, and what all of these trigger.</summary>
    /// <param name="targets">All targets, without cycles.</param>
    /// <param name="invoked">The names that were asked for; null takes the defaults.</param>
    /// <returns>In the order of their start, which NUKE's planner gives them: after everything that comes before them, otherwise against the order in which they are declared.</returns>
    /// <exception cref="BuildException">Names that no target has, each with the nearest names.</exception>
    public static IReadOnlyList<ExecutableTarget> Plan(IReadOnlyCollection<ExecutableTarget> targets, IReadOnlyCollection<string>? invoked)
    {
        var roots = invoked is null ? [.. targets.Where(target => target.IsDefault)] : Find(targets, invoked);
        var needed = new HashSet<ExecutableTarget>();
        foreach (var root in roots)
            Need(root, needed);

        return [.. Order(targets).Where(needed.Contains)];
    }

    /// <summary>True for a target that was named, and for the default ones when none was.</summary>
    public static bool IsAskedFor(IReadOnlyCollection<ExecutableTarget> plan, ExecutableTarget target) => target.Invoked || (target.IsDefault && !plan.Any(one => one.Invoked));

    /// <summary>The targets of the given names, which ignore case and dashes.</summary>
    /// <exception cref="BuildException">Names that no target has, each with the component that brings it, or with the nearest names.</exception>
    public static List<ExecutableTarget> Find(IReadOnlyCollection<ExecutableTarget> targets, IReadOnlyCollection<string> names)
    {
        var found = names.Select(name => (Name: name, Target: targets.FirstOrDefault(target => ParameterName.Normalize(target.Name) == ParameterName.Normalize(name)))).ToList();
        string[] listed = [.. targets.Where(target => target.Listed).Select(target => target.Name)];
        string[] problems = [.. found.Where(one => one.Target is null).Select(one => Describe(one.Name, listed))];
        return problems.Length == 0 ? [.. found.Select(one => one.Target!).Distinct()] : throw new BuildException(problems);
    }

    private static string Describe(string name, string[] listed) => UnlistedComponents.With(name) is { Count: > 0 } components
        ? $"There is no target '{name}'. It comes with {string.Join(" or ", components)}: list that among the interfaces of the build class."
        : $"There is no target '{name}'. {NearestNames.Offer(name, listed)}";

    private static void Need(ExecutableTarget target, HashSet<ExecutableTarget> needed)
    {
        if (!needed.Add(target))
            return;
        foreach (var other in target.ExecutionDependencies.Concat(target.Triggers))
            Need(other, needed);
    }

    // From the last to the first: of those that nothing still to be placed waits for, the one that is declared first. So the order holds
    // over targets that do not run, and of independent targets the one that is declared later runs first.
    private static IEnumerable<ExecutableTarget> Order(IReadOnlyCollection<ExecutableTarget> targets)
    {
        var places = targets.Select((target, place) => (target, place)).ToDictionary(one => one.target, one => one.place);
        var dependencies = places.Keys.ToDictionary(target => target, target => target.AllDependencies.Where(places.ContainsKey).ToHashSet());
        var waiting = places.Keys.ToDictionary(target => target, _ => 0);
        foreach (var dependency in dependencies.Values.SelectMany(one => one))
            waiting[dependency]++;
        var free = new PriorityQueue<ExecutableTarget, int>(places.Where(one => waiting[one.Key] == 0).Select(one => (one.Key, one.Value)));
        var ordered = new List<ExecutableTarget>();
        while (free.TryDequeue(out var last, out _))
        {
            ordered.Add(last);
            foreach (var dependency in dependencies[last].Where(dependency => --waiting[dependency] == 0))
                free.Enqueue(dependency, places[dependency]);
        }

        return Enumerable.Reverse(ordered);
    }
}
