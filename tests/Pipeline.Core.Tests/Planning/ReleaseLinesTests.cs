using Pipeline.Core.Planning;
using static Pipeline.Core.Tests.Planning.PlanScenario;

namespace Pipeline.Core.Tests.Planning;

/// <summary>Channels, release branches and merges: which versions a line of releases may have.</summary>
public sealed class ReleaseLinesTests
{
    [Fact]
    public void Channel_versions_count_up_on_the_way_to_the_release_and_are_then_promoted()
    {
        var history = Released();
        var rc = new PlanOptions { Channel = "rc" };
        history.Commit("feat: a", "modules/orders/a");
        Assert.Equal("1.1.0-rc.1", history.PlanOf("orders", rc).Next?.ToString());

        history.Tag("orders-v1.1.0-rc.1");
        Assert.Null(history.PlanOf("orders", rc).Next);
        var promoted = history.PlanOf("orders");
        Assert.Equal(("1.1.0", "1.1.0-rc.1"), (promoted.Next?.ToString(), promoted.Promotes?.ToString()));

        history.Commit("fix: b", "modules/orders/b");
        Assert.Equal("1.1.0-rc.2", history.PlanOf("orders", rc).Next?.ToString());
        Assert.Null(history.PlanOf("orders").Promotes);

        history.Commit("feat!: c", "modules/orders/c");
        Assert.Equal("2.0.0-rc.1", history.PlanOf("orders", rc).Next?.ToString());
        Assert.Equal("2.0.0-dev.1", history.PlanOf("orders", new PlanOptions { Channel = "dev" }).Next?.ToString());
    }

    [Theory]
    [InlineData("release/orders-1.0", "1.0.1", null)]
    [InlineData("release/orders-1", "1.1.0", null)]
    [InlineData("release/orders-1.2.x", "1.2.0", null)]
    [InlineData("release/2026-summer", "1.0.1", "1.0.1")]
    [InlineData("release/orders-0.9", null, null)]
    [InlineData("main", "2.0.0", "2.0.0")]
    public void A_release_branch_stays_in_its_line(string branch, string? orders, string? catalog)
    {
        var history = Released();
        history.Commit("feat!: a", "modules/orders/a", "modules/catalog/a");

        Assert.Equal(orders, history.PlanOf("orders", branch: branch).Next?.ToString());
        Assert.Equal(catalog, history.PlanOf("catalog", branch: branch).Next?.ToString());
    }

    [Theory]
    [InlineData("release/orders-1.2", "1.3.0", false)]
    [InlineData("release/orders-1.2", "2.2.0", false)]
    [InlineData("release/orders-1.2", "1.2.7", true)]
    [InlineData("release/orders-1", "1.3.0", true)]
    public void A_release_beyond_the_line_of_the_branch_is_not_continued(string branch, string released, bool isIn)
    {
        var history = Released();
        history.Tag($"orders-v{released}");
        history.Commit("fix: a", "modules/orders/a");

        var plan = history.Plan(branch: branch);

        Assert.Equal(isIn, plan.Releases.Any());
        Assert.Equal(isIn, !plan.Warnings.Any(warning => warning.Contains("is beyond", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_bump_that_the_line_allows_needs_no_reason()
    {
        var history = Released();
        history.Commit("fix: a", "modules/orders/a");

        Assert.DoesNotContain(history.PlanOf("orders", branch: "release/orders-1.0").Reasons, reason => reason.Contains("becomes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_tag_that_exists_on_another_branch_is_skipped_with_a_warning()
    {
        var history = Released();
        history.Tag("orders-v1.1.0", new string('f', 40));
        history.Commit("feat: a", "modules/orders/a");

        var plan = history.Plan();

        Assert.Empty(plan.Releases);
        Assert.Contains("orders-v1.1.0 exists on fffffff", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_branch_merged_after_the_tag_counts_though_it_is_older()
    {
        var history = new PlanScenario(Module("orders"));
        var root = history.Commit("chore: a", "modules/orders/a");
        var side = history.Merge("feat: side", [root], "modules/orders/b");
        var main = history.Merge("fix: main", [root], "modules/orders/c");
        history.Tag("v1.0.0", main);
        history.Merge("Merge pull request #7 from acme/side", [main, side]);

        var plan = history.PlanOf("orders");

        Assert.Equal("1.1.0", plan.Next?.ToString());
        Assert.Equal(("feat: side", 7), (plan.Commits[0].Subject, plan.Commits[0].PullRequest));
    }

    [Fact]
    public void What_a_merged_release_branch_released_is_not_released_again()
    {
        var history = new PlanScenario(Module("orders"));
        var root = history.Commit("chore: a", "modules/orders/a");
        var side = history.Merge("fix: side", [root], "modules/orders/b");
        history.Tag("v1.0.1", side);
        history.Merge("Merge branch 'release'", [root, side]);

        Assert.Null(history.PlanOf("orders").Next);
    }

    [Fact]
    public void A_walk_does_not_end_at_a_release_that_it_never_came_to()
    {
        var history = Released();
        var before = history.Commits[^1];
        var next = history.Merge("feat!: next", [before], "modules/orders/b", "modules/catalog/b");
        history.Tag("orders-v2.0.0");
        history.Tag("catalog-v2.0.0");
        var main = history.Merge("fix: main", [before], "modules/orders/a");

        Assert.Null(history.PlanUntil(next, main));
        Assert.Equal("1.0.1", history.PlanOf("orders").Next?.ToString());
    }

    [Fact]
    public void A_checked_out_tag_has_nothing_to_release()
    {
        var history = new PlanScenario(Module("orders"));
        var first = history.Commit("feat: a", "modules/orders/a");
        history.Tag("v1.0.0");
        history.Commit("feat: b", "modules/orders/b");
        history.Tag("v1.1.0");

        var plan = history.Plan(branch: null, head: first).Modules[0];

        Assert.Equal(("1.0.0", null), (plan.Current?.ToString(), plan.Next));
    }

    [Theory]
    [InlineData("v1.0.0+a", "v1.0.0+b")]
    [InlineData("v1.0.0+b", "v1.0.0+a")]
    [InlineData("v1.0.0", "v1.0.0+b")]
    [InlineData("v1.0.0+b", "v1.0.0")]
    public void Of_versions_that_differ_in_build_metadata_the_nearest_counts(string older, string newer)
    {
        var history = new PlanScenario(Module("orders"));
        history.Commit("feat: a", "modules/orders/a");
        history.Tag(older);
        history.Commit("feat: b", "modules/orders/b");
        history.Tag(newer);
        history.Commit("fix: c", "modules/orders/c");

        var plan = history.PlanOf("orders");

        Assert.Equal((newer[1..], "1.0.1"), (plan.Current?.ToString(), plan.Next?.ToString()));
        Assert.Equal(["fix: c"], plan.Commits.Select(commit => commit.Subject));
    }

    [Fact]
    public void A_version_that_exists_on_another_branch_under_a_tag_of_the_other_form_is_skipped_with_a_warning()
    {
        var history = new PlanScenario(Module("orders"));
        var first = history.Commit("feat: first", "modules/orders/a");
        history.Tag("v1.4.0");
        var other = history.Commit("fix: there", "modules/orders/b");
        history.Tag("orders-v1.4.1", other);
        history.Merge("fix: here", [first], "modules/orders/c");

        var plan = history.Plan();

        Assert.Empty(plan.Releases);
        Assert.Contains("orders-v1.4.1 exists", Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false, "1.0.0")]
    [InlineData(null, true, "1.0.0")]
    [InlineData("beta", false, null)]
    [InlineData("beta", true, "1.0.0-beta.2")]
    [InlineData("rc", false, "1.0.0-rc.1")]
    [InlineData("rc", true, "1.0.0-rc.1")]
    public void A_first_release_is_not_below_the_pre_releases_on_the_way_to_it(string? channel, bool isChanged, string? expected)
    {
        var history = new PlanScenario(Module("orders"));
        history.Commit("feat: first", "modules/orders/a");
        history.Tag("v1.0.0-beta.1");
        if (isChanged)
            history.Commit("fix: more", "modules/orders/a");

        Assert.Equal(expected, history.PlanOf("orders", new PlanOptions { Channel = channel }).Next?.ToString());
    }
}
