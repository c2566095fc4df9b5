using static Pipeline.Core.Tests.Planning.PlanScenario;

namespace Pipeline.Core.Tests.Planning;

/// <summary>Merges that were reverted, among others.</summary>
public sealed class RevertedMergesTests
{
    [Fact]
    public void Only_the_merge_that_is_named_is_taken_back()
    {
        var history = Released();
        var (one, main) = Merge(history, "feat: one", history.Commits[^1]);
        var (_, second) = Merge(history, "feat!: two", main);
        history.Merge(Revert(one), [second], "modules/orders/a");

        Assert.Equal(["feat!: two"], Left(history));
    }

    [Fact]
    public void Of_two_that_are_reverted_both_are_taken_back()
    {
        var history = Released();
        var (one, main) = Merge(history, "feat: one", history.Commits[^1]);
        var (two, second) = Merge(history, "feat!: two", main);
        var revert = history.Merge(Revert(two), [second], "modules/orders/a");
        history.Merge(Revert(one), [revert], "modules/orders/a");

        Assert.Empty(Left(history));
    }

    [Fact]
    public void A_commit_that_is_reverted_takes_nothing_of_its_ancestors_along()
    {
        var history = Released();
        history.Commit("feat: kept", "modules/orders/a");
        var reverted = history.Commit("feat!: gone", "modules/orders/b");
        history.Commit(Revert(reverted), "modules/orders/b");

        Assert.Equal(["feat: kept"], Left(history));
    }

    [Fact]
    public void A_merge_within_the_reverted_one_goes_with_it()
    {
        var history = Released();
        var before = history.Commits[^1];
        var inner = history.Merge("feat!: inner", [before], "modules/orders/1");
        var outer = history.Merge("feat: outer", [before], "modules/orders/2");
        outer = history.Merge("Merge branch 'inner'", [outer, inner]);
        var main = history.Merge("fix: main", [before], "modules/orders/3");
        var merge = history.Merge("Merge branch 'outer'", [main, outer]);
        history.Merge(Revert(merge), [merge], "modules/orders/1");

        Assert.Equal(["fix: main"], Left(history));
    }

    [Fact]
    public void Both_of_two_commits_that_one_names_are_taken_back()
    {
        var history = Released();
        var one = history.Commit("feat: one", "modules/orders/1");
        var two = history.Commit("feat!: two", "modules/orders/2");
        history.Commit($"revert: both\n\nRefs: {one[..10]}, {two[..10]}", "modules/orders/1", "modules/orders/2");

        Assert.Empty(Left(history));
    }

    [Fact]
    public void Of_two_commits_of_one_subject_the_nearest_before_the_revert_is_meant()
    {
        var history = Released();
        history.Commit("feat: a", "modules/orders/1");
        history.Commit("feat: a", "modules/orders/2");
        history.Commit("Revert \"feat: a\"", "modules/orders/2");

        Assert.Equal(["feat: a"], Left(history));
        Assert.Equal(history.Commits[1], history.PlanOf("orders").Commits[0].Id);
    }

    [Theory]
    [InlineData("revert: feat: a")]
    [InlineData("revert: a")]
    public void A_revert_may_name_the_description_alone(string message)
    {
        var history = Released();
        history.Commit("feat: a", "modules/orders/1");
        history.Commit("fix: b", "modules/orders/2");
        history.Commit(message, "modules/orders/1");

        Assert.Equal(["fix: b"], Left(history));
    }

    [Fact]
    public void What_the_branch_had_taken_over_from_main_before_stays()
    {
        var history = Released();
        var before = history.Commits[^1];
        var first = history.Merge("fix: first", [before], "modules/orders/1");
        var second = history.Merge("fix: second", [first], "modules/orders/2");
        var side = history.Merge("feat!: side", [before], "modules/orders/3");
        side = history.Merge("Merge branch 'main' into side", [side, first]);
        var merge = history.Merge("Merge branch 'side'", [second, side]);
        history.Merge(Revert(merge), [merge], "modules/orders/3");

        Assert.Equal(["fix: second", "fix: first"], Left(history));
    }

    private static (string Merge, string Main) Merge(PlanScenario history, string message, string main)
    {
        var side = history.Merge(message, [main], "modules/orders/a");
        var merge = history.Merge("Merge branch 'side'", [main, side]);
        return (merge, merge);
    }

    private static string Revert(string id) => $"Revert \"it\"\n\nThis reverts commit {id}.";

    private static IEnumerable<string> Left(PlanScenario history) => history.PlanOf("orders").Commits.Select(commit => commit.Subject);
}
