namespace Nuke.Common.Execution;

/// <summary>Turns relations between delegates into relations between targets, in both directions.</summary>
internal sealed class TargetWiring(IReadOnlyList<DefinedTarget> definitions, ICollection<string> problems)
{
    public void Apply()
    {
        foreach (var (target, definition) in definitions)
        {
            Add(target.ExecutionDependencies, Resolve(target, "depends on", definition.Dependencies));
            Add(target.OrderDependencies, Resolve(target, "comes after", definition.Predecessors));
            foreach (var dependent in Resolve(target, "is a dependency of", definition.Dependents))
                Add(dependent.ExecutionDependencies, [target]);
            foreach (var follower in Resolve(target, "comes before", definition.Followers))
                Add(follower.OrderDependencies, [target]);
            foreach (var triggered in Resolve(target, "triggers", definition.Triggered))
                Trigger(target, triggered);
            foreach (var triggering in Resolve(target, "is triggered by", definition.Triggering))
                Trigger(triggering, target);
            foreach (var (consumed, artifacts) in definition.Consumed)
            {
                foreach (var producer in Resolve(target, "consumes the products of", [consumed]))
                    target.ArtifactDependencies.AddRange(producer, artifacts.Length > 0 ? artifacts : producer.ArtifactProducts);
            }
        }

        foreach (var (setup, _) in definitions.Where(one => one.Target.Factory is Setup))
        {
            foreach (var (cleanup, _) in definitions.Where(one => one.Target.Factory is Cleanup && one.Target.Member.DeclaringType == setup.Member.DeclaringType))
                Trigger(setup, cleanup);
        }
    }

    private static void Trigger(ExecutableTarget from, ExecutableTarget to)
    {
        Add(from.Triggers, [to]);
        Add(to.TriggerDependencies, [from]);
    }

    private static void Add(List<ExecutableTarget> list, IEnumerable<ExecutableTarget> targets) => list.AddRange(targets.Where(target => !list.Contains(target)));

    private List<ExecutableTarget> Resolve(ExecutableTarget target, string relation, IEnumerable<Delegate> delegates)
    {
        var found = new List<ExecutableTarget>();
        foreach (var one in delegates)
        {
            var other = definitions.Select(definition => definition.Target).FirstOrDefault(candidate => candidate.Factory.Equals(one));
            if (other is not null)
                found.Add(other);
            else
                problems.Add($"Target {target.MemberName} {relation} something that is no target of the build. Name a property of type Target of the build class or of a component it lists.");
        }

        return found;
    }
}
