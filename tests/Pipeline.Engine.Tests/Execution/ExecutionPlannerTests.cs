using FsCheck;
using FsCheck.Fluent;
using Nuke.Common;
using Nuke.Common.Execution;

namespace Pipeline.Engine.Tests.Execution;

public sealed class ExecutionPlannerTests
{
    [Fact]
    public void Dependencies_run_first_each_once() => Assert.Equal("C B A", Targets.Plan<Chain>("A"));

    [Fact]
    public void Independent_targets_run_against_the_order_of_their_declaration_however_they_were_asked_for()
    {
        Assert.Equal("Y X", Targets.Plan<Chain>("X", "Y"));
        Assert.Equal("Y X", Targets.Plan<Chain>("Y", "X"));
        Assert.Equal("Clean Restore Compile Pack Test", Targets.Plan<Usual>("Clean", "Pack", "Test"));
    }

    [Fact]
    public void The_order_in_which_dependencies_are_named_does_not_count()
    {
        Assert.Equal("B A C", Targets.Plan<Several>("C"));
        Assert.Equal("B A D", Targets.Plan<Several>("D"));
    }

    [Fact]
    public void Triggered_targets_run_against_the_order_of_their_declaration() => Assert.Equal("G F E", Targets.Plan<Several>("G"));

    [Fact]
    public void A_triggered_target_waits_for_independent_ones_that_are_declared_later() => Assert.Equal("A B D T", Targets.Plan<TriggeredBetween>("D"));

    [Fact]
    public void A_plan_takes_from_the_end_what_nothing_waits_for() => Prop.ForAll(Arb.From(Graphs()), graph =>
    {
        var targets = Enumerable.Range(0, graph.Count).Select(place => new ExecutableTarget($"T{place}", typeof(Chain).GetProperty("A")!, new Target(_ => _)) { IsDefault = true }).ToList();
        for (var place = 0; place < targets.Count; place++)
            targets[place].OrderDependencies.AddRange(graph[place].Select(other => targets[other]));
        var left = targets.ToList();
        var expected = new List<ExecutableTarget>();
        while (left.Count > 0)
        {
            expected.Insert(0, left.First(one => !left.Any(other => other.AllDependencies.Contains(one))));
            left.Remove(expected[0]);
        }

        Assert.Equal(expected, ExecutionPlanner.Plan(targets, null));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Names_ignore_case_and_dashes() => Assert.Equal("LongName", Targets.Plan<Chain>("long-name"));

    [Fact]
    public void The_defaults_run_when_none_is_named() =>
        Assert.Equal(["C"], ExecutionPlanner.Plan(Targets.Of<Chain>(build => build.C), null).Select(target => target.Name));

    [Fact]
    public void A_dependency_may_be_declared_from_its_own_side() => Assert.Equal("B A", Targets.Plan<Reversed>("A"));

    [Fact]
    public void Order_alone_plans_nothing() => Assert.Equal("A", Targets.Plan<Ordered>("A"));

    [Fact]
    public void Order_holds_between_planned_targets() => Assert.Equal("B A", Targets.Plan<Ordered>("A", "B"));

    [Fact]
    public void Order_holds_over_a_target_that_does_not_run() => Assert.Equal("C A", Targets.Plan<Ordered>("A", "C"));

    [Fact]
    public void Before_is_the_other_side_of_after() => Assert.Equal("E D", Targets.Plan<Ordered>("D", "E"));

    [Fact]
    public void A_target_runs_after_those_that_trigger_it_with_what_it_needs() => Assert.Equal("A Needed B C", Targets.Plan<Triggered>("A"));

    [Fact]
    public void A_triggered_target_waits_for_the_target_that_depends_on_its_trigger() => Assert.Equal("Inner Outer Last", Targets.Plan<TriggeredLate>("Outer"));

    [Fact]
    public void Names_without_target_are_all_reported_with_the_nearest()
    {
        var message = Assert.Throws<BuildException>(() => Targets.Plan<Chain>("LongNam", "Q1234")).Message;
        Assert.Contains("There is no target 'LongNam'. Did you mean LongName?", message, StringComparison.Ordinal);
        Assert.Contains("There is no target 'Q1234'. There are: A, B, C, LongName, X, Y.", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Publish", "There is no target 'Publish'. It comes with IPublish: list that among the interfaces of the build class.")]
    [InlineData("pack", "There is no target 'pack'. It comes with IPack: list that among the interfaces of the build class.")]
    public void A_target_that_a_component_would_bring_is_reported_with_that_component(string name, string message) =>
        Assert.Equal(message, Assert.Throws<BuildException>(() => Targets.Plan<Chain>(name)).Message);

    // Each target waits for some of those after it in a random order, so there is no cycle.
    private static Gen<IReadOnlyList<IReadOnlyList<int>>> Graphs() =>
        from count in Gen.Choose(1, 9)
        from order in Gen.Shuffle(Enumerable.Range(0, count).ToArray())
        from edges in Gen.ListOf(Gen.Elements(true, false, false), count * count)
        select (IReadOnlyList<IReadOnlyList<int>>)[.. Enumerable.Range(0, count).Select(place =>
            (IReadOnlyList<int>)[.. Enumerable.Range(0, count).Where(other => Array.IndexOf(order, other) > Array.IndexOf(order, place) && edges.ElementAt((place * count) + other))])];

    private sealed class Chain : NukeBuild
    {
        public Target A => _ => _.DependsOn(B, C);

        public Target B => _ => _.DependsOn(C);

        public Target C => _ => _;

        public Target X => _ => _;

        public Target Y => _ => _;

        public Target LongName => _ => _;
    }

    private sealed class Reversed : NukeBuild
    {
        public Target A => _ => _;

        public Target B => _ => _.DependentFor(A);
    }

    private sealed class Ordered : NukeBuild
    {
        public Target A => _ => _.After(B);

        public Target B => _ => _.After(C);

        public Target C => _ => _;

        public Target D => _ => _;

        public Target E => _ => _.Before(D);
    }

    private sealed class Triggered : NukeBuild
    {
        public Target A => _ => _.Triggers(B);

        public Target B => _ => _.DependsOn(Needed);

        public Target C => _ => _.TriggeredBy(B);

        public Target Needed => _ => _.After(A);
    }

    private sealed class TriggeredLate : NukeBuild
    {
        public Target Outer => _ => _.DependsOn(Inner);

        public Target Inner => _ => _.Triggers(Last);

        public Target Last => _ => _.After(Outer);
    }

    private sealed class Usual : NukeBuild
    {
        public Target Clean => _ => _;

        public Target Restore => _ => _.After(Clean);

        public Target Compile => _ => _.DependsOn(Restore);

        public Target Test => _ => _.DependsOn(Compile);

        public Target Pack => _ => _.DependsOn(Compile);
    }

    private sealed class Several : NukeBuild
    {
        public Target A => _ => _;

        public Target B => _ => _;

        public Target C => _ => _.DependsOn(B, A);

        public Target D => _ => _.DependsOn(A, B);

        public Target E => _ => _;

        public Target F => _ => _;

        public Target G => _ => _.Triggers(E, F);
    }

    private sealed class TriggeredBetween : NukeBuild
    {
        public Target A => _ => _.Triggers(T);

        public Target B => _ => _.DependsOn(A);

        public Target T => _ => _;

        public Target D => _ => _.DependsOn(B);
    }
}
