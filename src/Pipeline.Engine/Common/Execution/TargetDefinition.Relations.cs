using System.Reflection;

namespace Nuke.Common.Execution;

/// <content>Relations to other targets, kept as delegates until all targets are known.</content>
internal sealed partial class TargetDefinition
{
    public List<Delegate> Dependencies { get; } = [];

    public List<Delegate> Dependents { get; } = [];

    public List<Delegate> Followers { get; } = [];

    public List<Delegate> Predecessors { get; } = [];

    public List<Delegate> Triggered { get; } = [];

    public List<Delegate> Triggering { get; } = [];

    public List<(Delegate Target, string[] Artifacts)> Consumed { get; } = [];

    public ITargetDefinition DependsOn(params Target[] targets) => Relate(Dependencies, targets);

    public ITargetDefinition DependsOn<T>(params Func<T, Target>[] targets) => Has<T>("depends on") ? Relate(Dependencies, Select(targets)) : this;

    public ITargetDefinition TryDependsOn<T>(params Func<T, Target>[] targets) => build is T ? DependsOn(targets) : this;

    public ITargetDefinition DependentFor(params Target[] targets) => Relate(Dependents, targets);

    public ITargetDefinition DependentFor<T>(params Func<T, Target>[] targets) => Has<T>("is a dependency of") ? Relate(Dependents, Select(targets)) : this;

    public ITargetDefinition TryDependentFor<T>(params Func<T, Target>[] targets) => build is T ? DependentFor(targets) : this;

    public ITargetDefinition Before(params Target[] targets) => Relate(Followers, targets);

    public ITargetDefinition Before<T>(params Func<T, Target>[] targets) => Has<T>("comes before") ? Relate(Followers, Select(targets)) : this;

    public ITargetDefinition TryBefore<T>(params Func<T, Target>[] targets) => build is T ? Before(targets) : this;

    public ITargetDefinition After(params Target[] targets) => Relate(Predecessors, targets);

    public ITargetDefinition After<T>(params Func<T, Target>[] targets) => Has<T>("comes after") ? Relate(Predecessors, Select(targets)) : this;

    public ITargetDefinition TryAfter<T>(params Func<T, Target>[] targets) => build is T ? After(targets) : this;

    public ITargetDefinition Triggers(params Target[] targets) => Relate(Triggered, targets);

    public ITargetDefinition Triggers<T>(params Func<T, Target>[] targets) => Has<T>("triggers") ? Relate(Triggered, Select(targets)) : this;

    public ITargetDefinition TryTriggers<T>(params Func<T, Target>[] targets) => build is T ? Triggers(targets) : this;

    public ITargetDefinition TriggeredBy(params Target[] targets) => Relate(Triggering, targets);

    public ITargetDefinition TriggeredBy<T>(params Func<T, Target>[] targets) => Has<T>("is triggered by") ? Relate(Triggering, Select(targets)) : this;

    public ITargetDefinition TryTriggeredBy<T>(params Func<T, Target>[] targets) => build is T ? TriggeredBy(targets) : this;

    public ITargetDefinition DependsOnContext<T>()
        where T : INukeBuild
    {
        if (!Has<T>("depends on"))
            return this;
        Dependencies.AddRange(SingleTarget<T>(typeof(Setup)).Select(property => (Delegate)property.GetValue(build)!));
        Followers.AddRange(SingleTarget<T>(typeof(Cleanup)).Select(property => (Delegate)property.GetValue(build)!));
        return this;
    }

    public ITargetDefinition Produces(params string[] artifacts)
    {
        target.ArtifactProducts.AddRange(artifacts);
        return this;
    }

    public ITargetDefinition Consumes(params Target[] targets)
    {
        Consumed.AddRange(targets.Select(one => ((Delegate)one, Array.Empty<string>())));
        return this;
    }

    public ITargetDefinition Consumes<T>(params Func<T, Target>[] targets) => Has<T>("consumes the products of") ? Consumes(Select(targets)) : this;

    public ITargetDefinition Consumes(Target target, params string[] artifacts)
    {
        Consumed.Add((target, artifacts));
        return this;
    }

    public ITargetDefinition Consumes<T>(Func<T, Target> target, params string[] artifacts) =>
        Has<T>("consumes the products of") ? Consumes(target((T)(object)build), artifacts) : this;

    public ITargetDefinition Consumes<T>(params string[] artifacts)
    {
        if (Has<T>("consumes the products of"))
            Consumed.AddRange(Select<T>([]).Select(one => ((Delegate)one, artifacts)));
        return this;
    }

    private TargetDefinition Relate(List<Delegate> relation, Target[] targets)
    {
        relation.AddRange(targets);
        return this;
    }

    private Target[] Select<T>(Func<T, Target>[] targets) =>
        targets.Length > 0 ? [.. targets.Select(one => one((T)(object)build))] : [.. SingleTarget<T>(typeof(Target)).Select(property => (Target)property.GetValue(build)!)];

    private PropertyInfo[] SingleTarget<T>(Type kind)
    {
        PropertyInfo[] found = [.. typeof(T).GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Where(property => property.PropertyType == kind && !property.Name.Contains('.', StringComparison.Ordinal))];
        if (found.Length == 1)
            return found;
        problems.Add(found.Length == 0
            ? $"Target {target.MemberName} names {typeof(T).Name}, which declares no {kind.Name}. Name the member: x => x.{kind.Name}."
            : $"Target {target.MemberName} names {typeof(T).Name}, which declares several: {string.Join(", ", found.Select(property => property.Name))}. Name one: x => x.{found[0].Name}.");
        return [];
    }

    private bool Has<T>(string relation)
    {
        if (build is T)
            return true;
        problems.Add($"Target {target.MemberName} {relation} {typeof(T).Name}, which {build.GetType().Name} does not list. Add it to the class, or use a Try... relation.");
        return false;
    }
}
