using Pipeline.Core.Rollbacks;

namespace Pipeline.Core.Tests.Rollbacks;

public sealed class RollbackPlanTests
{
    private readonly EnvironmentHistory _history = new("a", "b");

    [Fact]
    public void Only_what_the_last_deployment_changed_goes_back()
    {
        _history.Deploy("c1", "a", "b").Deploy("c2", "a", "b").Deploy("c3", "a");

        Assert.Equal("a: c3 -> c2, b: stays", Describe());
    }

    [Fact]
    public void A_second_rollback_goes_one_deployment_further_back_and_not_forth()
    {
        _history.Deploy("c1", "a", "b").Deploy("c2", "a", "b").Deploy("c3", "a").Rollback();

        Assert.Equal("a: c2 -> c1, b: c2 -> c1", Describe());
        _history.Rollback();
        Assert.Equal("a: no earlier state, b: no earlier state", Describe());
    }

    [Fact]
    public void A_deployment_after_a_rollback_goes_back_to_what_ran_before_it_and_not_to_what_was_undone()
    {
        _history.Deploy("c1", "a").Deploy("c2", "a").Rollback().Deploy("c3", "a");

        Assert.Equal("a: c3 -> c1, b: stays", Describe());
    }

    [Fact]
    public void A_module_whose_deployment_failed_returns_to_what_ran_before_together_with_what_succeeded()
    {
        _history.Deploy("c1", "a", "b").Deploy("c2", "a").Fail("c2", "b");

        Assert.Equal("a: c2 -> c1, b: c2 -> c1", Describe());
        Assert.Equal(["the last deployment changed it", "its last deployment failed"], _history.Plan().Steps.Select(step => step.Reason));
    }

    [Fact]
    public void A_deployment_that_failed_everywhere_is_undone_by_itself()
    {
        _history.Deploy("c1", "a", "b").Deploy("c2", "a").Fail("c3", "b");

        Assert.Equal("a: stays, b: c3 -> c1", Describe());
        Assert.Equal(1, _history.Plan().Returning.Single().To!.Revision);
    }

    [Fact]
    public void A_failed_revision_is_never_returned_to()
    {
        _history.Deploy("c1", "a").Fail("c2", "a").Deploy("c3", "a");

        Assert.Equal("a: c3 -> c1, b: stays", Describe());
    }

    [Fact]
    public void A_deployment_that_was_repeated_until_it_succeeded_is_one_deployment()
    {
        _history.Deploy("c1", "a", "b").Deploy("c2", "a").Fail("c2", "b").Fail("c2", "b").Deploy("c2", "b");

        Assert.Equal("a: c2 -> c1, b: c2 -> c1", Describe());
    }

    [Fact]
    public void A_rollback_that_failed_for_a_module_is_repeated_for_that_module_alone()
    {
        _history.Deploy("c1", "a", "b").Deploy("c2", "a", "b").Deploy("c3", "a", "b").Rollback(failing: "b");

        Assert.Equal("a: stays, b: c3 -> c2", Describe());
        _history.Rollback();
        Assert.Equal("a: c2 -> c1, b: c2 -> c1", Describe());
    }

    [Theory]
    [InlineData("Rollback \"a\" failed: no such field")]
    [InlineData("Release \"a\" failed: timed out waiting for the condition")]
    [InlineData("Rollback to 1 failed: pod a-0 did not start")]
    public void A_failed_rollback_is_known_by_the_words_of_Helm_and_of_the_local_runtime(string description)
    {
        _history.Deploy("c1", "a").Deploy("c2", "a");
        var failed = new ReleaseRevision(3, DateTimeOffset.MaxValue, "failed", _history["a"][0].Chart, description);

        Assert.Equal([1], RollbackPlan.Of([("a", [.. _history["a"], failed])]).Returning.Select(step => step.To!.Revision));
    }

    [Fact]
    public void A_first_installation_that_failed_has_no_state_before()
    {
        var failed = new ReleaseRevision(1, DateTimeOffset.UnixEpoch, "failed", "a-1.0.0-0123456", "Release \"a\" failed: timed out waiting for the condition");

        Assert.Equal(RollbackDecision.NoEarlierState, RollbackPlan.Of([("a", [failed])]).Steps.Single().Decision);
    }

    [Fact]
    public void A_failed_deployment_stays_the_one_to_undo_when_its_rollback_failed()
    {
        _history.Deploy("c1", "a").Deploy("c2", "a").Fail("c3", "a").Rollback(failing: "a");

        Assert.Equal("a: c3 -> c2, b: stays", Describe());
    }

    [Fact]
    public void The_same_chart_deployed_again_is_no_state_of_its_own()
    {
        _history.Deploy("c1", "a", "b").Deploy("c2", "a", "b").Deploy("c2", "a");

        Assert.Equal("a: c2 -> c1, b: c2 -> c1", Describe());
    }

    [Fact]
    public void An_earlier_commit_deployed_again_is_a_deployment_of_its_own()
    {
        _history.Deploy("c1", "a", "b").Deploy("c2", "a").Deploy("c1", "a");

        Assert.Equal("a: c1 -> c2, b: stays", Describe());
    }

    [Fact]
    public void A_changed_work_tree_is_another_deployment_than_its_commit()
    {
        _history.Deploy("c1", "a", "b").DeployDirty("c1", "t1", "a").DeployDirty("c1", "t2", "a");

        Assert.Equal([2, null], _history.Plan().Steps.Select(step => step.To?.Revision));
        _history.Rollback();
        Assert.Equal([1, null], _history.Plan().Steps.Select(step => step.To?.Revision));
    }

    [Fact]
    public void A_module_that_came_with_the_last_deployment_stays_and_does_not_keep_others_from_going_back()
    {
        _history.Deploy("c1", "a").Deploy("c2", "a").Deploy("c3", "a", "b");

        Assert.Equal("a: c3 -> c2, b: no earlier state", Describe());
        _history.Rollback();
        Assert.Equal("a: c2 -> c1, b: no earlier state", Describe());
        Assert.Equal("it was deployed for the first time", _history.Plan().Steps[1].Reason);
    }

    [Fact]
    public void A_history_that_was_cut_off_is_told_from_a_first_deployment()
    {
        _history.Deploy("c1", "a").Deploy("c2", "a").Forget("a", before: 2);

        Assert.Equal("revisions before 2 are no longer kept", _history.Plan().Steps[0].Reason);
    }

    [Fact]
    public void A_rollback_to_a_revision_that_is_no_longer_kept_is_a_state_of_its_own()
    {
        _history.Deploy("c1", "a").Deploy("c2", "a").RollBackByHand("a", 1).Forget("a", before: 2).Deploy("c3", "a");

        Assert.Equal(3, _history.Plan().Returning.Single().To!.Revision);
        Assert.Equal(EnvironmentHistory.Commit("c1"), _history.Plan().Returning.Single().To!.Commit);
    }

    [Fact]
    public void What_was_undone_and_then_brought_back_by_hand_is_deployed_again()
    {
        _history.Deploy("c1", "a").Deploy("c2", "a").Rollback().RollBackByHand("a", 2);

        Assert.Equal("a: c2 -> c1, b: stays", Describe());
    }

    [Fact]
    public void What_somebody_else_deployed_has_its_charts_version_and_no_commit()
    {
        _history.Deploy("c1", "a").Install("a", "a-7.0.0-beta");

        Assert.Equal(new ReleaseState(2, "7.0.0-beta", null), _history.Plan().Steps[0].From);
        Assert.Equal("a: 7.0.0-beta -> c1, b: stays", Describe());
    }

    [Fact]
    public void The_version_is_the_noted_one_with_its_pre_release_else_the_charts()
    {
        var noted = Revision("1.2.0-rc.1 of commit 0123, chart sha256:0");
        var rolledBack = Revision("Rollback to 3");

        Assert.Equal("1.2.0-rc.1", Single(noted).From!.Version);
        Assert.Equal("1.2.0", Single(rolledBack).From!.Version);

        static ReleaseRevision Revision(string description) => new(1, DateTimeOffset.UnixEpoch, "deployed", "a-1.2.0-g0123456", description);
        static RollbackStep Single(ReleaseRevision revision) => RollbackPlan.Of([("a", [revision])]).Steps.Single();
    }

    [Theory]
    [InlineData("a-1.2.0-g0123456", "1.2.0\u001b[2J of commit 0123, chart sha256:0", "1.2.0")]
    [InlineData("a-7\u001b[2J\n", "", "7 [2J ")]
    public void What_others_noted_never_reaches_a_terminal_as_a_control_character(string chart, string description, string version)
    {
        var revision = new ReleaseRevision(1, DateTimeOffset.UnixEpoch, "deployed", chart, description);

        Assert.Equal(version, RollbackPlan.Of([("a", [revision])]).Steps.Single().From!.Version);
    }

    [Fact]
    public void An_operation_that_was_killed_is_no_state()
    {
        _history.Deploy("c1", "a", "b").Deploy("c2", "a", "b");
        var killed = _history["a"].Append(new ReleaseRevision(3, DateTimeOffset.MaxValue, "pending-upgrade", "a-1.0.0-0123456", "Preparing upgrade"));
        var rollback = _history["a"].Append(new ReleaseRevision(3, DateTimeOffset.MaxValue, "pending-rollback", _history["a"][0].Chart, "Rollback to 1"));

        Assert.Equal([2], RollbackPlan.Of([("a", [.. killed]), ("b", _history["b"])]).Returning.Select(step => step.To!.Revision));
        Assert.Equal([1, 1], RollbackPlan.Of([("a", [.. rollback]), ("b", _history["b"])]).Returning.Select(step => step.To!.Revision));
    }

    [Fact]
    public void A_module_that_is_not_deployed_stays()
    {
        var steps = RollbackPlan.Of([("a", []), ("b", [])]).Steps;

        Assert.All(steps, step => Assert.Equal((RollbackDecision.Stay, "it is not deployed"), (step.Decision, step.Reason)));
    }

    [Fact]
    public void The_table_tells_from_what_to_what_and_why()
    {
        _history.Deploy("c1", "a", "b").Deploy("c2", "a", "b").Deploy("c3", "a");

        var (before, now) = (EnvironmentHistory.Commit("c2")[..12], EnvironmentHistory.Commit("c3")[..12]);
        Assert.Equal(
            $"""
            Module  From                  To                    Reason
            a       1.0.0 ({now})  1.0.0 ({before})  the last deployment changed it
            b       1.0.0 ({before})  stays                 the last deployment did not change it

            """,
            RollbackTable.Write(_history.Plan()));
    }

    private string Describe() => _history.Describe("c1", "c2", "c3");
}
