using Pipeline.Core.Rollbacks;

namespace Pipeline.Core.Tests.Rollbacks;

public sealed class RollbackStepTests
{
    private static readonly ReleaseRevision One = Revision(1, "superseded", "orders-1.1.0");
    private static readonly ReleaseRevision Two = Revision(2, "deployed", "orders-1.2.0");

    [Fact]
    public void What_was_changed_returns_to_what_ran() => Assert.Equal(
        (RollbackDecision.Return, "1.1.0", "it was changed by a deployment that failed"), Words(RollbackStep.Undoing("orders", 1, 1, [One, Two])));

    [Fact]
    public void What_failed_returns_to_what_ran() => Assert.Equal(
        (RollbackDecision.Return, "1.1.0", "its deployment failed"), Words(RollbackStep.Undoing("orders", 1, 1, [One, Two with { Status = "failed" }])));

    [Fact]
    public void What_ran_nothing_before_is_removed() => Assert.Equal(
        (RollbackDecision.Remove, null, "nothing of it ran before"), Words(RollbackStep.Undoing("orders", 0, null, [One with { Status = "failed" }])));

    [Fact]
    public void What_only_failed_before_is_removed_too() => Assert.Equal(
        (RollbackDecision.Remove, null, "nothing of it ran before"), Words(RollbackStep.Undoing("orders", 1, null, [One with { Status = "failed" }, Two])));

    [Fact]
    public void What_was_not_reached_stays() => Assert.Equal(
        (RollbackDecision.Stay, null, "it was not changed"), Words(RollbackStep.Undoing("orders", 2, 2, [One, Two])));

    [Fact]
    public void What_is_not_deployed_stays_so() => Assert.Equal(
        (RollbackDecision.Stay, null, "it is not deployed"), Words(RollbackStep.Undoing("orders", 0, null, [])));

    [Fact]
    public void What_somebody_brought_back_meanwhile_stays() => Assert.Equal(
        (RollbackDecision.Stay, null, "it is back already"), Words(RollbackStep.Undoing("orders", 1, 1, [One, Two with { Status = "failed" }, Revision(3, "deployed", "orders-1.1.0") with { Description = "Rollback to 1" }])));

    [Fact]
    public void What_is_no_longer_kept_cannot_return() => Assert.Equal(
        (RollbackDecision.NoEarlierState, null, "revision 1 is no longer kept"), Words(RollbackStep.Undoing("orders", 1, 1, [Two])));

    private static (RollbackDecision, string?, string) Words(RollbackStep step) => (step.Decision, step.To?.Version, step.Reason);

    private static ReleaseRevision Revision(int number, string status, string chart) => new(number, DateTimeOffset.UnixEpoch.AddHours(number), status, chart, "");
}
