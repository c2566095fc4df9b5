using Pipeline.Core.Deployments;

namespace Pipeline.Core.Tests.Deployments;

public sealed class PlanCheckTests
{
    private static readonly ModulePlan Planned = new()
    {
        Module = "orders",
        Chart = "orders-1.0.0",
        ChartDigest = "sha256:a",
        Revision = 3,
        IsDeployed = true,
        RunningChart = "orders-1.0.0",
        Objects = [Of("Deployment", "1", "x"), Of("Service", ObjectPlan.Absent, "y")],
    };

    [Fact]
    public void A_cluster_that_did_not_move_meets_the_plan() => Assert.Empty(PlanCheck.FindMoved(Planned, Planned));

    [Fact]
    public void An_object_that_changed_is_named() => AssertMoved(Planned with { Objects = [Of("Deployment", "2", "x"), Planned.Objects[1]] }, "Deployment orders: it changed in the cluster");

    [Fact]
    public void An_object_that_came_is_named() => AssertMoved(Planned with { Objects = [Planned.Objects[0], Of("Service", "1", "y")] }, "Service orders: it was not there and is now");

    [Fact]
    public void An_object_that_went_is_named() => AssertMoved(Planned with { Objects = [Of("Deployment", ObjectPlan.Absent, "x"), Planned.Objects[1]] }, "Deployment orders: it was there and is gone");

    [Fact]
    public void Another_chart_is_named() => AssertMoved(
        Planned with { Chart = "orders-1.1.0", ChartDigest = "sha256:b" }, "the chart or its values: orders-1.0.0 was planned, orders-1.1.0 would be deployed");

    [Fact]
    public void A_release_that_was_deployed_to_meanwhile_is_named() => AssertMoved(Planned with { Revision = 4 }, "the release: it was at revision 3, and is at 4");

    [Fact]
    public void Objects_that_come_to_the_release_and_leave_it_are_named() => AssertMoved(
        Planned with { Objects = [Planned.Objects[0], Of("Secret", "1", "z")] }, "Secret orders: it was not in the plan", "Service orders: it is no longer a part of the release");

    [Fact]
    public void Two_objects_of_one_name_in_two_namespaces_are_told_apart()
    {
        var planned = Planned with { Objects = [Of("Service", "1", "a"), Of("Service", "2", "b")] };
        Assert.Empty(PlanCheck.FindMoved(planned, planned));
        Assert.Equal(["Service orders: it changed in the cluster"], PlanCheck.FindMoved(planned, planned with { Objects = [Of("Service", "1", "a"), Of("Service", "3", "b")] }));
    }

    [Fact]
    public void A_plan_is_empty_when_this_very_chart_runs_and_nothing_differs()
    {
        var unchanged = Planned with { Objects = [Of("Deployment", "1", "x") with { Change = ChangeKind.Unchanged }] };
        Assert.True(unchanged.IsEmpty);
        Assert.False((unchanged with { RunningChart = "orders-0.9.0" }).IsEmpty);
        Assert.False((unchanged with { IsDeployed = false }).IsEmpty);
        Assert.False((unchanged with { HooksDiffer = true }).IsEmpty);
        Assert.False(Planned.IsEmpty);
    }

    private static ObjectPlan Of(string kind, string live, string applied) => new() { Kind = kind, Name = "orders", Change = ChangeKind.Changed, Live = live, Applied = applied };

    private static void AssertMoved(ModulePlan now, params string[] expected) => Assert.Equal(expected, PlanCheck.FindMoved(Planned, now));
}
