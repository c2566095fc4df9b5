using static Pipeline.Core.Tests.Planning.PlanScenario;

namespace Pipeline.Core.Tests.Planning;

/// <summary>Reverts and reverts of reverts.</summary>
public sealed class RevertedCommitsTests
{
    [Fact]
    public void A_revert_cancels_what_it_reverts()
    {
        var history = Released();
        var reverted = history.Commit("feat!: a", "modules/orders/a");
        history.Commit("fix: b", "modules/orders/b");
        history.Commit($"Revert \"feat!: a\"\n\nThis reverts commit {reverted}.", "modules/orders/a");

        var plan = history.PlanOf("orders");

        Assert.Equal("1.0.1", plan.Next?.ToString());
        Assert.Equal(["fix: b"], plan.Commits.Select(commit => commit.Subject));
        Assert.Contains(plan.Reasons, reason => reason.StartsWith("left out: feat!: a", StringComparison.Ordinal));
    }

    [Fact]
    public void A_reverted_commit_and_its_revert_alone_release_nothing()
    {
        var history = Released();
        history.Commit("feat: a (#12)", "modules/orders/a");
        history.Commit("Revert \"feat: a (#12)\" (#13)", "modules/orders/a");

        Assert.Null(history.PlanOf("orders").Next);
    }

    [Fact]
    public void A_reverted_revert_restores_the_change()
    {
        var history = Released();
        var feature = history.Commit("feat: a", "modules/orders/a");
        var revert = history.Commit($"Revert \"feat: a\"\n\nThis reverts commit {feature}.", "modules/orders/a");
        history.Commit($"Reapply \"feat: a\"\n\nThis reverts commit {revert}.", "modules/orders/a");

        Assert.Equal("1.1.0", history.PlanOf("orders").Next?.ToString());
    }

    [Fact]
    public void Reverting_what_was_released_is_a_change()
    {
        var history = Released();
        var feature = history.Commit("feat: a", "modules/orders/a");
        history.Tag("orders-v1.1.0");
        history.Commit($"Revert \"feat: a\"\n\nThis reverts commit {feature}.", "modules/orders/a");

        Assert.Equal("1.1.1", history.PlanOf("orders").Next?.ToString());
    }

    [Fact]
    public void What_a_revert_changes_besides_stays()
    {
        var history = Released();
        var reverted = history.Commit("feat: a (#11)", "modules/orders/a");
        history.Commit($"feat!: replace a (#14)\n\nThis reverts commit {reverted}.", "modules/orders/a");

        var plan = history.PlanOf("orders");

        Assert.Equal("2.0.0", plan.Next?.ToString());
        Assert.Equal(["feat!: replace a (#14)"], plan.Commits.Select(commit => commit.Subject));
    }

    [Fact]
    public void What_is_reverted_in_part_stays_with_what_does_it()
    {
        var history = Released();
        var reverted = history.Commit("feat: a", "modules/orders/a");
        history.Commit($"fix: z\n\nThis reverts commit {reverted} only in part.", "modules/orders/a");

        var plan = history.PlanOf("orders");

        Assert.Equal("1.1.0", plan.Next?.ToString());
        Assert.Equal(["fix: z", "feat: a"], plan.Commits.Select(commit => commit.Subject));
    }

    [Theory]
    [InlineData("Revert \"feat: a\" (#12)\n\nReverts acme/shop#11")]
    [InlineData("Revert \"feat: a\" (#12)")]
    [InlineData("Undo it (#12)\n\nReverts #11")]
    public void A_revert_cancels_the_pull_request_that_it_names(string message)
    {
        var history = Released();
        history.Commit("feat: a (#11)", "modules/orders/a");
        history.Commit(message, "modules/orders/a");

        Assert.Null(history.PlanOf("orders").Next);
    }

    [Fact]
    public void A_reverted_merge_takes_back_all_that_it_brought()
    {
        var history = Released();
        var before = history.Commit("fix: before", "modules/catalog/a");
        var side = history.Merge("feat!: one", [before], "modules/orders/a");
        var main = history.Merge("fix: main", [before], "modules/orders/c");
        var synchronized = history.Merge("Merge branch 'main' into side", [side, main]);
        side = history.Merge("feat: two", [synchronized], "modules/orders/b");
        var merge = history.Merge("Merge branch 'side'", [main, side]);
        history.Commit($"Revert \"Merge branch 'side'\"\n\nThis reverts commit {merge}, reversing\nchanges made to {main}.", "modules/orders/a", "modules/orders/b");

        var plan = history.PlanOf("orders");

        Assert.Equal("1.0.1", plan.Next?.ToString());
        Assert.Equal(["fix: main"], plan.Commits.Select(commit => commit.Subject));
    }

    [Fact]
    public void A_reverted_merge_that_was_reverted_again_counts()
    {
        var history = Released();
        var main = history.Commit("fix: main", "modules/catalog/c");
        var side = history.Merge("feat!: one", [main], "modules/orders/a");
        var merge = history.Merge("Merge branch 'side'", [main, side]);
        var revert = history.Commit($"Revert \"Merge branch 'side'\"\n\nThis reverts commit {merge}, reversing\nchanges made to {main}.", "modules/orders/a");
        Assert.Null(history.PlanOf("orders").Next);

        history.Commit($"Reapply \"Merge branch 'side'\"\n\nThis reverts commit {revert}.", "modules/orders/a");
        Assert.Equal("2.0.0", history.PlanOf("orders").Next?.ToString());
    }

    [Theory]
    [InlineData("revert: feat: a (#12)")]
    [InlineData("revert: feat: a (#12) (#13)")]
    [InlineData("Revert \"feat: a\" (#12) (#13)")]
    [InlineData("revert: \"feat: a\" (#12)")]
    [InlineData("revert(api): add a (#12)", "feat: add a (#11)")]
    [InlineData("Revert \"feat: a (#11)\" (#12)", "feat: a")]
    public void A_revert_by_subject_needs_no_number_of_a_pull_request(string message, string target = "feat: a (#11)")
    {
        var history = Released();
        history.Commit(target, "modules/orders/a");
        history.Commit(message, "modules/orders/a");

        Assert.Null(history.PlanOf("orders").Next);
    }

    [Fact]
    public void A_change_that_is_reapplied_by_its_subject_counts()
    {
        var history = Released();
        history.Commit("feat: a (#11)", "modules/orders/a");
        history.Commit("Revert \"feat: a\" (#12)", "modules/orders/a");
        history.Commit("Reapply \"feat: a\" (#13)", "modules/orders/a");

        Assert.Equal("1.1.0", history.PlanOf("orders").Next?.ToString());
    }

    [Theory]
    [InlineData("Merge branch 'side' into 'main'\n\nOne\n\nSee merge request acme/shop!12", "Revert \"Merge branch 'side' into 'main'\"\n\nThis reverts merge request !12")]
    [InlineData("Merge pull request #11 from acme/side\n\nOne", "Revert \"Merge pull request #11 from acme/side\" (#12)")]
    [InlineData("Merged in side (pull request #11)", "Revert \"Merged in side (pull request #11)\"")]
    public void A_merge_that_is_reverted_by_its_subject_takes_back_all_that_it_brought(string merge, string revert)
    {
        var history = Released();
        var before = history.Commit("fix: before", "modules/catalog/a");
        var older = history.Merge(merge, [before, history.Merge("feat: older", [before], "modules/orders/b")]);
        var side = history.Merge("feat!: one", [older], "modules/orders/a");
        var merged = history.Merge(merge, [older, side]);
        history.Merge(revert, [merged], "modules/orders/a");

        var plan = history.PlanOf("orders");

        Assert.Equal("1.1.0", plan.Next?.ToString());
        Assert.Equal(["feat: older"], plan.Commits.Select(commit => commit.Subject));
    }

    [Fact]
    public void A_merge_that_is_reverted_to_its_second_parent_takes_back_what_the_first_brought()
    {
        var history = Released();
        var before = history.Commit("fix: before", "modules/catalog/a");
        var main = history.Merge("fix: main", [before], "modules/orders/c");
        var side = history.Merge("feat!: one", [before], "modules/orders/a");
        var merge = history.Merge("Merge branch 'main' into side", [side, main]);
        history.Merge($"Revert \"Merge branch 'main' into side\"\n\nThis reverts commit {merge}, reversing\nchanges made to {main}.", [merge], "modules/orders/a");

        var plan = history.PlanOf("orders");

        Assert.Equal("1.0.1", plan.Next?.ToString());
        Assert.Equal(["fix: main"], plan.Commits.Select(commit => commit.Subject));
    }
}
