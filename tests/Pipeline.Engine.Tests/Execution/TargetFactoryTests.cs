using Nuke.Common;
using Nuke.Common.Execution;

namespace Pipeline.Engine.Tests.Execution;

public sealed class TargetFactoryTests
{
    [Fact]
    public void Targets_of_the_class_its_bases_and_its_interfaces_are_found() =>
        Assert.Equal(["Above", "Hidden", "Own", "Pack", "Publish"], Targets.Of<Derived>().Select(target => target.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_public_member_of_the_class_implements_the_interfaces_target() => Assert.Single(Targets.Of<Implementing>());

    [Fact]
    public void An_explicit_implementation_is_the_interfaces_target()
    {
        var target = Assert.Single(Targets.Of<Explicit>());
        Assert.Equal("Pack", target.Name);
        Assert.Equal("packs, and more", target.Description);
        Assert.Equal(2, target.Steps.Count);
    }

    [Fact]
    public void An_interface_may_override_the_target_of_its_base() => Assert.Equal("packs twice", Assert.Single(Targets.Of<Overriding>()).Description);

    [Fact]
    public void The_bases_definition_is_taken_over()
    {
        var target = Targets.Of<WithBase>().Single(one => one.Name == "Own");
        Assert.Equal(2, target.Steps.Count);
    }

    [Fact]
    public void A_component_with_one_target_needs_no_selector() =>
        Assert.Equal(["Pack"], Targets.Of<Shorthand>().Single(target => target.Name == "A").ExecutionDependencies.Select(target => target.Name));

    [Fact]
    public void A_relation_that_is_only_tried_is_left_out_without_the_component() => Assert.Empty(Targets.Of<Trying>().Single().ExecutionDependencies);

    [Fact]
    public void A_relation_that_is_only_tried_holds_with_the_component() =>
        Assert.Equal(["Pack"], Targets.Of<TryingWithComponent>().Single(target => target.Name == "A").OrderDependencies.Select(target => target.Name));

    [Fact]
    public void A_context_is_set_up_before_and_cleaned_up_after_even_when_it_fails()
    {
        var targets = Targets.Of<InContext>();
        var cleanup = targets.Single(target => target.Name == "Stop");
        Assert.Equal("Start A Stop", string.Join(' ', ExecutionPlanner.Plan(targets, ["A"]).Select(target => target.Name)));
        Assert.True(cleanup.AssuredAfterFailure);
    }

    [Fact]
    public void Products_are_handed_to_those_that_consume_them()
    {
        var targets = Targets.Of<Producing>();
        var consumer = targets.Single(target => target.Name == "B");
        Assert.Equal(["a.txt"], consumer.ArtifactDependencies[targets.Single(target => target.Name == "A")]);
        Assert.Equal(3, targets.Single(target => target.Name == "A").PartitionSize);
    }

    [Fact]
    public void A_target_is_found_by_its_delegate()
    {
        var build = new Producing();
        var targets = TargetFactory.Create(build, []);
        Assert.True(targets.Contains(build.A));
        Assert.False(targets.Contains((Target?)null));
    }

    [Fact]
    public void A_condition_keeps_its_text() => Assert.Equal("1 + 1 == 2", Targets.Of<Conditional>().Single().DynamicConditions.Single().Text);

    [Fact]
    public void A_target_that_waits_for_itself_is_a_cycle() => Assert.Contains("SelfLover.A -> SelfLover.A", Targets.ProblemsOf<SelfLover>(), StringComparison.Ordinal);

    [Fact]
    public void Every_cycle_is_named()
    {
        var problems = Targets.ProblemsOf<TwoCycles>();
        Assert.Contains("TwoCycles.A -> TwoCycles.B -> TwoCycles.A", problems, StringComparison.Ordinal);
        Assert.Contains("TwoCycles.C -> TwoCycles.D -> TwoCycles.C", problems, StringComparison.Ordinal);
    }

    [Fact]
    public void A_delegate_that_is_no_target_is_named() =>
        Assert.Contains("Target Foreign.A depends on something that is no target of the build", Targets.ProblemsOf<Foreign>(), StringComparison.Ordinal);

    [Fact]
    public void Base_without_base_is_named() => Assert.Contains("Target Baseless.A calls Base", Targets.ProblemsOf<Baseless>(), StringComparison.Ordinal);

    private interface IPacks : INukeBuild
    {
        Target Pack => _ => _.Description("packs").Executes(() => { });
    }

    private interface IPacksTwice : IPacks
    {
        Target IPacks.Pack => _ => _.Inherit<IPacks>(x => x.Pack).Description("packs twice");
    }

    private interface IPublishes : INukeBuild
    {
        Target Publish => _ => _;
    }

    private interface IHasContext : INukeBuild
    {
        Setup Start => _ => _;

        Cleanup Stop => _ => _;
    }

    private class Parent : NukeBuild
    {
        public virtual Target Own => _ => _.Executes(() => { });

        private Target Hidden => _ => _;
    }

    private sealed class Derived : Parent, IPacks, IPublishes
    {
        public Target Above => _ => _;
    }

    private sealed class WithBase : Parent
    {
        public override Target Own => _ => _.Base().Executes(() => { });
    }

    private sealed class Implementing : NukeBuild, IPacks
    {
        public Target Pack => _ => _;
    }

    private sealed class Explicit : NukeBuild, IPacks
    {
        Target IPacks.Pack => _ => _.Inherit<IPacks>().Description("packs, and more").Executes(() => { });
    }

    private sealed class Overriding : NukeBuild, IPacksTwice;

    private sealed class Shorthand : NukeBuild, IPacks
    {
        public Target A => _ => _.DependsOn<IPacks>();
    }

    private sealed class Trying : NukeBuild
    {
        public Target A => _ => _.TryDependsOn<IPacks>(x => x.Pack);
    }

    private sealed class TryingWithComponent : NukeBuild, IPacks
    {
        public Target A => _ => _.TryAfter<IPacks>(x => x.Pack);
    }

    private sealed class InContext : NukeBuild, IHasContext
    {
        public Target A => _ => _.DependsOnContext<IHasContext>();
    }

    private sealed class Producing : NukeBuild
    {
        public Target A => _ => _.Produces("a.txt").Partition(3);

        public Target B => _ => _.Consumes(A);
    }

    private sealed class Conditional : NukeBuild
    {
        public Target A => _ => _.OnlyWhenDynamic(() => 1 + 1
            == 2);
    }

    private sealed class SelfLover : NukeBuild
    {
        public Target A => _ => _.DependsOn(A);
    }

    private sealed class TwoCycles : NukeBuild
    {
        public Target A => _ => _.DependsOn(B);

        public Target B => _ => _.After(A);

        public Target C => _ => _.Triggers(D);

        public Target D => _ => _.Before(C);
    }

    private sealed class Foreign : NukeBuild
    {
        public Target A => _ => _.DependsOn(definition => definition);
    }

    private sealed class Baseless : NukeBuild
    {
        public Target A => _ => _.Base();
    }
}
