using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Modules;

namespace Pipeline.Core.Tests.Modules;

public sealed class ModuleGraphProperties
{
    // A module may need those with a smaller number, so there is no circle; the input order is shuffled.
    private static readonly Arbitrary<Module[]> Modules = (
        from count in Gen.Choose(0, 20)
        from needs in Gen.Choose(0, int.MaxValue).ArrayOf(20)
        from shuffled in Gen.Shuffle(Enumerable.Range(0, count).Select(number => Numbered(number, needs[number])).ToArray())
        select shuffled.ToArray()).ToArbitrary();

    [Fact]
    public void Every_module_is_there_once_after_what_it_needs() => Prop
        .ForAll(Modules, modules =>
        {
            var seen = new HashSet<string>();
            return ModuleGraph.Of(modules).Ordered.All(module => module.DependsOn.All(seen.Contains) && seen.Add(module.Name)) && seen.Count == modules.Length;
        })
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_does_not_depend_on_the_order_of_discovery() => Prop
        .ForAll(Modules, modules => ModuleGraph.Of(modules).Ordered.SequenceEqual(ModuleGraph.Of(modules.Reverse()).Ordered))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Dependents_and_dependencies_mirror_each_other() => Prop
        .ForAll(Modules, modules =>
        {
            var graph = ModuleGraph.Of(modules);
            return modules.All(module => graph.DependentsOf(module.Name).All(user => graph.DependenciesOf(user.Name).Contains(module)));
        })
        .QuickCheckThrowOnFailure();

    private static Module Numbered(int number, int needs) => new()
    {
        Name = $"m{number}",
        Path = $"m{number}",
        DependsOn = [.. Enumerable.Range(0, number).Where(other => (needs >> other & 1) == 1).Select(other => $"m{other}")],
    };
}
