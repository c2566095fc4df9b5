using Pipeline.Stages.Deploy.Clusters;
using Pipeline.Tools.Helm.Storage;

namespace Pipeline.Stages.Tests.Deploy.Clusters;

public sealed class PendingRulesTests
{
    private static readonly DateTimeOffset Begun = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(5);

    [Fact]
    public void A_release_that_ended_needs_no_repair() => AssertIs(PendingRepair.None, ["superseded", "failed"]);

    [Fact]
    public void A_first_installation_that_never_was_is_removed() => AssertIs(PendingRepair.Remove, ["pending-install"]);

    [Fact]
    public void A_removal_in_the_middle_is_finished() => AssertIs(PendingRepair.Remove, ["superseded", "uninstalling"]);

    [Theory]
    [InlineData("pending-upgrade")]
    [InlineData("pending-rollback")]
    public void A_change_in_the_middle_is_noted_as_failed(string status) => AssertIs(PendingRepair.MarkFailed, ["deployed", status]);

    [Fact]
    public void A_change_that_left_objects_over_goes_back_first() => AssertIs(PendingRepair.GoBack, ["deployed", "pending-upgrade"], leavesOver: true);

    [Fact]
    public void Where_nothing_ever_ran_there_is_no_way_back() => AssertIs(PendingRepair.MarkFailed, ["failed", "pending-upgrade"], leavesOver: true);

    [Fact]
    public void A_Helm_that_may_live_is_left_alone() => AssertIs(PendingRepair.Wait, ["deployed", "pending-upgrade"], isLeft: false, after: Timeout);

    [Fact]
    public void A_Helm_that_is_past_its_time_is_dead() => AssertIs(PendingRepair.MarkFailed, ["deployed", "pending-upgrade"], isLeft: false, after: Timeout + PendingRules.Grace);

    private static void AssertIs(PendingRepair expected, string[] statuses, bool isLeft = true, bool leavesOver = false, TimeSpan after = default) => Assert.Equal(
        expected,
        PendingRules.Decide([.. statuses.Select((status, index) => new StoredRevision("orders", index + 1, status, Begun))], isLeft, leavesOver, Timeout, Begun + after));
}
