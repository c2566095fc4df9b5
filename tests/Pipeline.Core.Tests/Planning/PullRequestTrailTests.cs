using static Pipeline.Core.Tests.Planning.PlanScenario;

namespace Pipeline.Core.Tests.Planning;

/// <summary>Which pull request a commit is said to come from.</summary>
public sealed class PullRequestTrailTests
{
    [Theory]
    [InlineData("fix: a (#31)", 31)]
    [InlineData("fix: a (#31)  \n\nThe body, see (#7)", 31)]
    [InlineData("(#31)", 31)]
    [InlineData("fix: a (#31) again", null)]
    [InlineData("fix: a\n\n(#31)", null)]
    [InlineData("fix: a (see #31)", null)]
    [InlineData("\nfix: a (#31)", null)]
    public void A_squashed_commit_has_its_number_at_the_end_of_its_subject(string message, int? expected)
    {
        var history = Released();
        history.Commit(message, "modules/orders/a");

        Assert.Equal(expected, history.PlanOf("orders").Commits[0].PullRequest);
    }

    [Fact]
    public void A_merge_brings_what_is_not_in_its_first_parent()
    {
        var history = Released();
        var before = history.Commits[^1];
        var one = history.Merge("fix: one", [before], "modules/orders/1");
        var two = history.Merge("fix: two", [one], "modules/orders/2");
        var main = history.Merge("fix: main", [before], "modules/orders/3");
        history.Merge("Merge pull request #7 from acme/side", [main, two]);

        Assert.Equal([("fix: main", null), ("fix: two", 7), ("fix: one", (int?)7)], Trail(history));
    }

    [Fact]
    public void The_subject_of_a_commit_says_more_than_the_merge_that_brought_it()
    {
        var history = Released();
        var before = history.Commits[^1];
        var side = history.Merge("fix: one (#5)", [before], "modules/orders/1");
        history.Merge("Merge pull request #7 from acme/side", [before, side]);

        Assert.Equal([("fix: one (#5)", (int?)5)], Trail(history));
    }

    [Fact]
    public void Of_merges_in_merges_the_inner_one_counts()
    {
        var history = Released();
        var before = history.Commits[^1];
        var inner = history.Merge("fix: inner", [before], "modules/orders/1");
        var outer = history.Merge("fix: outer", [before], "modules/orders/2");
        outer = history.Merge("Merge pull request #6 from acme/inner", [outer, inner]);
        history.Merge("Merge pull request #7 from acme/outer", [before, outer]);

        Assert.Equal([("fix: outer", 7), ("fix: inner", (int?)6)], Trail(history));
    }

    [Fact]
    public void A_merge_without_a_number_keeps_that_of_the_one_around_it()
    {
        var history = Released();
        var before = history.Commits[^1];
        var inner = history.Merge("fix: inner", [before], "modules/orders/1");
        var outer = history.Merge("fix: outer", [before], "modules/orders/2");
        outer = history.Merge("Merge branch 'inner'", [outer, inner]);
        history.Merge("Merge pull request #7 from acme/outer", [before, outer]);

        Assert.Equal([("fix: outer", 7), ("fix: inner", (int?)7)], Trail(history));
    }

    [Fact]
    public void What_two_pull_requests_brought_is_of_neither()
    {
        var history = Released();
        var before = history.Commits[^1];
        var both = history.Merge("fix: both", [before], "modules/orders/1");
        var one = history.Merge("fix: one", [both], "modules/orders/2");
        var two = history.Merge("fix: two", [both], "modules/orders/3");
        var main = history.Merge("Merge pull request #7 from acme/one", [before, one]);
        history.Merge("Merge pull request #8 from acme/two", [main, two]);

        Assert.Equal([("fix: two", 8), ("fix: one", 7), ("fix: both", (int?)null)], Trail(history));
    }

    private static IEnumerable<(string Subject, int? PullRequest)> Trail(PlanScenario history) =>
        history.PlanOf("orders").Commits.Select(commit => (commit.Subject, commit.PullRequest));
}
