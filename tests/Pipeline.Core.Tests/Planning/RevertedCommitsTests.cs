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
}
