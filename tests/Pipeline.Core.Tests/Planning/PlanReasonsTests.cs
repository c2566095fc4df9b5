using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Core.Versions;
using static Pipeline.Core.Tests.Planning.PlanScenario;

namespace Pipeline.Core.Tests.Planning;

/// <summary>What a plan says of how it came about.</summary>
public sealed class PlanReasonsTests
{
    [Fact]
    public void Only_the_commits_that_decide_the_bump_are_named()
    {
        var history = Released();
        history.Commit("fix: small", "modules/orders/a");
        history.Commit("feat: large", "modules/orders/b");

        Assert.Equal(["minor: feat: large (0000003)"], history.PlanOf("orders").Reasons);
    }

    [Fact]
    public void Three_commits_that_decide_it_are_named_all()
    {
        var history = Released();
        foreach (var name in (string[])["a", "b", "c"])
            history.Commit($"fix: {name}", "modules/orders/a");

        Assert.Equal(["patch: fix: c (0000004)", "patch: fix: b (0000003)", "patch: fix: a (0000002)"], history.PlanOf("orders").Reasons);
    }

    [Fact]
    public void Of_more_than_three_the_rest_is_counted()
    {
        var history = Released();
        foreach (var name in (string[])["a", "b", "c", "d", "e"])
            history.Commit($"fix: {name}", "modules/orders/a");

        Assert.Equal(["patch: fix: e (0000006)", "patch: fix: d (0000005)", "patch: fix: c (0000004)", "patch: 2 more commits"], history.PlanOf("orders").Reasons);
    }

    [Fact]
    public void A_module_whose_own_changes_weigh_as_much_as_those_of_what_it_needs_gives_its_own()
    {
        var history = new PlanScenario(Module("catalog"), Module("orders", "catalog"));
        history.Commit("feat: a", "modules/catalog/a", "modules/orders/a");
        history.Tag("catalog-v1.0.0");
        history.Tag("orders-v1.0.0");
        history.Commit("fix: b", "modules/catalog/a", "modules/orders/a");

        Assert.Equal(["patch: fix: b (0000002)"], history.PlanOf("orders").Reasons);
    }

    [Fact]
    public void A_first_release_is_called_one()
    {
        var history = new PlanScenario(Module("orders"));
        history.Commit("feat: a", "modules/orders/a");

        Assert.Equal(["minor: feat: a (0000001)", "first release"], history.PlanOf("orders").Reasons);
    }

    [Fact]
    public void A_breaking_change_below_one_says_how_to_get_there()
    {
        var history = new PlanScenario(Module("orders"));
        history.Commit("feat: a", "modules/orders/a");
        history.Tag("v0.3.1");
        history.Commit("feat!: b", "modules/orders/b");

        Assert.Equal(["major: feat!: b (0000002)", "below 1.0.0 a breaking change bumps minor; 'Release-As: 1.0.0' ends that"], history.PlanOf("orders").Reasons);
    }

    [Fact]
    public void What_a_commit_asks_for_is_a_reason()
    {
        var history = Released();
        history.Commit("chore: a\n\nRelease-As: 2.5.0", "modules/orders/a");

        Assert.Equal(["patch: chore: a (0000002)", "Release-As: 2.5.0 (0000002)"], history.PlanOf("orders").Reasons);
    }

    [Theory]
    [InlineData("release/orders-1.0", "feat: a", "the release branch keeps 1.0.x, so minor becomes patch")]
    [InlineData("release/orders-1", "feat!: a", "the release branch keeps 1.x, so major becomes minor")]
    [InlineData("release/2026-summer", "feat: a", "the release branch keeps the current minor line, so minor becomes patch")]
    [InlineData("release/catalog-1.0", "feat: a", "the branch releases catalog only")]
    public void What_a_release_branch_changes_is_a_reason(string branch, string message, string expected)
    {
        var history = Released();
        history.Commit(message, "modules/orders/a");

        Assert.Equal(expected, history.PlanOf("orders", branch: branch).Reasons[^1]);
    }

    [Fact]
    public void A_channel_without_news_says_since_when()
    {
        var history = Released();
        history.Commit("feat: a", "modules/orders/a");
        history.Tag("orders-v1.1.0-rc.1");

        Assert.Equal("nothing since 1.1.0-rc.1", history.PlanOf("orders", new PlanOptions { Channel = "rc" }).Reasons[0]);
        Assert.Equal("promotes 1.1.0-rc.1: nothing changed since", history.PlanOf("orders").Reasons[0]);
    }

    [Fact]
    public void A_tag_that_exists_elsewhere_is_a_reason()
    {
        var history = Released();
        history.Tag("orders-v1.1.0", new string('f', 40));
        history.Commit("feat: a", "modules/orders/a");

        Assert.Equal("the tag orders-v1.1.0 exists already", history.PlanOf("orders").Reasons[0]);
    }

    [Fact]
    public void A_shared_path_is_named_also_on_the_way_to_a_release()
    {
        var history = new PlanScenario(Module("orders").Shared("libs"), Module("catalog"));
        history.Commit("feat: a", "libs/x.cs");
        history.Tag("orders-v0.1.0-rc.1");
        history.Commit("fix: b", "modules/orders/a");

        Assert.Equal(["minor: feat: a (0000001, through libs)", "first release"], history.PlanOf("orders").Reasons);
    }

    [Fact]
    public void The_current_version_is_the_pre_release_that_is_above_the_last_release()
    {
        var history = Released();
        history.Commit("feat: a", "modules/orders/a");
        history.Tag("orders-v1.1.0-rc.1");

        var plan = history.Plan();

        Assert.Equal(["1.0.0", "1.1.0-rc.1"], plan.Modules.Select(module => module.Current?.ToString()));
        Assert.Equal(VersionBump.Minor, plan.Modules[1].Bump);
    }
}
