using Pipeline.Core.Planning;

namespace Pipeline.Core.Tests.Planning;

/// <summary>Which releases contain a commit, in a history of which each name is a commit.</summary>
public sealed class ReleaseReachTests
{
    [Fact]
    public void A_commit_is_contained_in_the_releases_above_it()
    {
        var reach = Reach(2, ("top", 0), ("side", 1));

        Assert.Equal((true, false), Of(reach.Visit("top", ["main", "side"])));
        Assert.Equal((true, true), Of(reach.Visit("side", ["base"])));
        Assert.Equal((true, false), Of(reach.Visit("main", ["base"])));
        Assert.Equal((true, true), Of(reach.Visit("base", [])));
        Assert.Equal(("top", "side"), (reach.Nearest(0), reach.Nearest(1)));
    }

    [Fact]
    public void What_a_branch_has_beside_another_is_not_in_its_releases()
    {
        var reach = Reach(2, ("one", 0), ("two", 1));

        reach.Visit("top", ["one", "two"]);
        Assert.Equal((true, false), Of(reach.Visit("one", ["base"])));
        Assert.Equal((false, true), Of(reach.Visit("two", ["base"])));
        Assert.Equal((true, true), Of(reach.Visit("base", [])));
    }

    [Fact]
    public void All_are_visited_when_none_that_counts_is_missing()
    {
        var reach = Reach(3, ("top", 0), ("base", 1));
        Assert.False(reach.HasVisitedAll);

        reach.Visit("top", ["base"]);
        Assert.False(reach.HasVisitedAll);

        reach.Visit("base", []);
        Assert.True(reach.HasVisitedAll);
    }

    [Fact]
    public void Of_a_release_at_several_commits_the_first_that_the_walk_meets_is_the_nearest()
    {
        var reach = Reach(1, ("top", 0), ("base", 0));
        reach.Visit("top", ["base"]);
        reach.Visit("base", []);

        Assert.Equal("top", reach.Nearest(0));
    }

    [Fact]
    public void A_walk_ends_only_at_a_commit_that_it_came_to_and_that_every_release_contains()
    {
        var reach = Reach(2, ("one", 0), ("two", 1));
        reach.Visit("top", ["one", "two"]);
        reach.Visit("one", ["base"]);

        Assert.False(reach.EndsAt("elsewhere"));
        Assert.False(Reach(2, ("one", 0), ("two", 1)).EndsAt("top"));
        reach.Visit("two", ["base"]);
        Assert.True(reach.EndsAt("base"));
    }

    // The third number is of no release.
    private static ReleaseReach Reach(int count, params (string Commit, int Release)[] releases) =>
        new("top", count, releases.ToLookup(release => release.Commit, release => release.Release), Enumerable.Range(0, count).Except(releases.Select(release => release.Release)));

    private static (bool, bool) Of(ReadOnlySpan<ulong> bits) => (ReleaseReach.Has(bits, 0), ReleaseReach.Has(bits, 1));
}
