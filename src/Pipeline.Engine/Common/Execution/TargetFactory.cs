using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Nuke.Common.Execution;

/// <summary>Finds the targets of a build and relates them.</summary>
internal static class TargetFactory
{
    private const BindingFlags Declared = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Makes the targets of a build.</summary>
    /// <param name="build">The build.</param>
    /// <param name="defaults">The targets that run when none is named.</param>
    /// <exception cref="BuildException">Names every duplicate, every cycle and every missing dependency, with the members that cause them.</exception>
    public static IReadOnlyList<ExecutableTarget> Create(INukeBuild build, IReadOnlyCollection<Target> defaults)
    {
        var problems = new List<string>();
        var targets = Find(build, problems);
        var definitions = new List<DefinedTarget>();
        foreach (var target in targets)
        {
            target.IsDefault = defaults.Any(one => one.Equals(target.Factory));
            var definition = new TargetDefinition(target, build, Bases(build.GetType(), target.Member), problems);
            Describe(target.Factory, definition);
            target.AssuredAfterFailure |= target.Factory is Cleanup;
            definitions.Add(new DefinedTarget(target, definition));
        }

        new TargetWiring(definitions, problems).Apply();
        problems.AddRange(TargetCycles.Find(targets).Select(cycle =>
            $"Targets wait for each other: {string.Join(" -> ", cycle.Append(cycle[0]).Select(target => target.MemberName))}. Remove one of these relations."));
        return problems.Count == 0 ? targets : throw new BuildException([.. problems.Distinct()]);
    }

    private static List<ExecutableTarget> Find(INukeBuild build, List<string> problems)
    {
        var targets = new List<ExecutableTarget>();
        foreach (var property in Properties(build.GetType()))
        {
            var factory = (Delegate?)new Member(property).GetValue(build);
            if (factory is null)
                problems.Add($"Target {property.DeclaringType!.Name}.{Member.ShortName(property)} is null. Give it a definition: _ => _.");
            else if (!targets.Any(target => target.Name == Member.ShortName(property) && target.Factory.Equals(factory)))
                targets.Add(new ExecutableTarget(Member.ShortName(property), property, factory));
        }

        problems.AddRange(targets.GroupBy(target => target.Name, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group =>
            $"Several targets are named {group.Key}: {string.Join(", ", group.Select(target => target.MemberName))}. Rename them, or implement the interface's member instead of adding another."));
        return targets;
    }

    // The class first, most derived member of a name only, then what its interfaces give. An explicit implementation is reached through its interface.
    private static IEnumerable<PropertyInfo> Properties(Type type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var one = type; one is not null; one = one.BaseType)
        {
            foreach (var property in TargetsOf(one).Where(property => seen.Add(property.Name)))
                yield return property;
        }

        foreach (var property in type.GetInterfaces().SelectMany(TargetsOf))
            yield return property;
    }

    private static IEnumerable<PropertyInfo> TargetsOf(Type type) =>
        type.GetProperties(Declared).Where(property => IsTarget(property.PropertyType) && !property.Name.Contains('.', StringComparison.Ordinal));

    private static bool IsTarget(Type type) => type == typeof(Target) || type == typeof(Setup) || type == typeof(Cleanup);

    private static Stack<PropertyInfo> Bases(Type type, MemberInfo member)
    {
        var bases = new List<PropertyInfo>();
        for (var one = member.DeclaringType!.IsInterface ? null : type.BaseType; one is not null; one = one.BaseType)
            bases.AddRange(TargetsOf(one).Where(property => property.Name == member.Name && property.DeclaringType != member.DeclaringType));
        bases.Reverse();
        return new Stack<PropertyInfo>(bases);
    }

    private static void Describe(Delegate factory, TargetDefinition definition)
    {
        try
        {
            factory.DynamicInvoke(definition);
        }
        catch (TargetInvocationException exception) when (exception.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(exception.InnerException);
        }
    }
}
