using Pipeline.Core.Artifacts;
using Pipeline.Core.Rollbacks;

namespace Pipeline.Core.Tests.Rollbacks;

public sealed class RunningRevisionTests
{
    private static readonly Digest One = Digest.Parse($"sha256:{new string('1', 64)}");
    private static readonly Digest Two = Digest.Parse($"sha256:{new string('2', 64)}");

    [Fact]
    public void What_runs_is_told_with_the_digest_of_its_chart() =>
        Assert.Equal(new RunningRevision(2, Two), RunningRevision.Of([Revision(1, "superseded", Noted(One)), Revision(2, "deployed", $"{Noted(Two)}, ledger {new string('a', 40)} of here")]));

    [Fact]
    public void After_a_rollback_it_is_what_was_gone_back_to() => Assert.Equal(
        new RunningRevision(4, One),
        RunningRevision.Of([Revision(1, "superseded", Noted(One)), Revision(2, "superseded", Noted(Two)), Revision(3, "superseded", "Rollback to 1"), Revision(4, "deployed", "Rollback to 3")]));

    [Fact]
    public void A_revision_that_failed_is_not_what_runs() => Assert.Equal((1, One), RunningRevision.Of([Revision(1, "deployed", Noted(One)), Revision(2, "failed", Noted(Two))]) is { } running ? (running.Revision, running.Chart) : default);

    [Theory]
    [InlineData("failed")]
    [InlineData("pending-upgrade")]
    public void What_runs_is_not_the_same_any_more_once_a_newer_revision_was_begun(string status) =>
        Assert.NotEqual(RunningRevision.Of([Revision(1, "deployed", Noted(One))]), RunningRevision.Of([Revision(1, "deployed", Noted(One)), Revision(2, status, Noted(Two))]));

    [Theory]
    [InlineData("Upgrade complete")]
    [InlineData("Rollback to 1")]
    [InlineData("Rollback to 7")]
    public void Of_what_somebody_else_deployed_the_chart_is_unknown(string description) => Assert.Equal(new RunningRevision(1, null), RunningRevision.Of([Revision(1, "deployed", description)]));

    [Fact]
    public void Without_a_deployed_revision_nothing_runs() => Assert.Null(RunningRevision.Of([Revision(1, "failed", Noted(One))]));

    private static string Noted(Digest chart) => $"1.0.0 of commit {new string('c', 40)}, chart {chart}";

    private static ReleaseRevision Revision(int number, string status, string description) => new(number, DateTimeOffset.UnixEpoch, status, "web-1.0.0", description);
}
