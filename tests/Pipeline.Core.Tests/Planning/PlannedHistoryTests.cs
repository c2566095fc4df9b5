using Pipeline.Core.Errors;
using Pipeline.Core.Planning;
using Pipeline.Core.Versions;
using Semver;
using static Pipeline.Core.Tests.Planning.PlanScenario;

namespace Pipeline.Core.Tests.Planning;

/// <summary>Which commits and tags of a history count, and for what.</summary>
public sealed class PlannedHistoryTests
{
    [Theory]
    [InlineData("chore: write versions\n\nPipeline-Release: orders", true)]
    [InlineData("chore: explain\n\nThe footer Pipeline-Release: x marks them.", false)]
    [InlineData("chore: explain\nPipeline-Release: in the second line", false)]
    public void A_commit_that_is_part_of_releasing_bumps_nothing(string message, bool isPartOfReleasing)
    {
        var history = Released();
        history.Commit(message, "modules/orders/package.json");

        Assert.Equal(isPartOfReleasing, history.PlanOf("orders").Next is null);
    }

    [Theory]
    [InlineData("fix: all (#12)\n\n* fix: one\n* feat: two", "1.1.0")]
    [InlineData("feat: all (#12)\n\n* fix: one\n* docs: two", "1.1.0")]
    [InlineData("docs: all (#12)\n\n* fix!: one\n* docs: two", "2.0.0")]
    public void A_squashed_commit_bumps_by_the_largest_of_its_changes(string message, string expected)
    {
        var history = Released();
        history.Commit(message, "modules/orders/a");

        Assert.Equal(expected, history.PlanOf("orders").Next?.ToString());
    }

    [Fact]
    public void An_empty_commit_that_asks_for_a_version_of_the_only_module_needs_no_name()
    {
        var history = new PlanScenario(Module("orders"));
        history.Commit("feat: a", "modules/orders/a");
        history.Tag("v1.0.0");
        history.Commit("feat!: release\n\nRelease-As: 1.5.0");

        var plan = history.PlanOf("orders");

        Assert.Equal(("1.5.0", VersionBump.None), (plan.Next?.ToString(), plan.Bump));
    }

    [Fact]
    public void Of_several_modules_an_empty_commit_asks_for_none_without_a_name()
    {
        var history = Released();
        history.Commit("chore: release\n\nRelease-As: 1.5.0");

        Assert.Empty(history.Plan().Releases);
    }

    [Fact]
    public void The_first_release_of_a_release_branch_is_the_first_of_its_line()
    {
        var history = new PlanScenario(Module("orders"), Module("catalog"));
        history.Commit("feat: a", "modules/orders/a", "modules/catalog/a");

        Assert.Equal("2.1.0", history.PlanOf("orders", branch: "release/orders-2.1").Next?.ToString());
        Assert.Equal("0.1.0", history.PlanOf("orders", branch: "release/summer").Next?.ToString());
    }

    [Fact]
    public void A_walk_does_not_end_while_a_module_was_never_released()
    {
        var history = new PlanScenario(Module("orders"), Module("catalog"));
        history.Commit("feat: a", "modules/catalog/a");
        var released = history.Commit("feat: b", "modules/orders/a");
        history.Tag("orders-v1.0.0");
        var head = history.Commit("fix: c", "modules/orders/c");

        Assert.Null(history.PlanUntil(released, head));
    }

    [Fact]
    public void A_walk_does_not_end_before_the_release_of_every_module()
    {
        var history = new PlanScenario(Module("orders"), Module("catalog"));
        history.Commit("feat: a", "modules/catalog/a");
        history.Tag("catalog-v1.0.0");
        var released = history.Commit("feat: b", "modules/orders/a", "modules/catalog/b");
        history.Tag("orders-v1.0.0");
        var head = history.Commit("fix: c", "modules/orders/c");

        Assert.Null(history.PlanUntil(released, head));
        Assert.Equal("1.1.0", history.PlanOf("catalog").Next?.ToString());
    }

    [Fact]
    public void More_modules_than_a_word_has_bits_are_told_apart()
    {
        var names = Enumerable.Range(0, 70).Select(number => $"m{number:00}").ToArray();
        var history = new PlanScenario([.. names.Select(name => Module(name))]);
        history.Commit("feat: all", [.. names.Select(name => $"modules/{name}/a")]);
        foreach (var name in names)
            history.Tag($"{name}-v1.0.0");
        history.Commit("fix: two", "modules/m05/a", "modules/m37/a", "modules/m69/a");

        Assert.Equal(["m05", "m37", "m69"], history.Plan().Releases.Select(module => module.Name));
    }

    [Theory]
    [InlineData("1.1.0-rc.4", "1.1.0-rc.1,1.1.0-rc.3,1.1.0-rc.2")]
    [InlineData("1.1.0-rc.1", "1.1.0-dev.7,1.0.5-rc.9")]
    [InlineData("1.1.0-rc.1", "1.1.0-rc")]
    [InlineData("1.1.0-rc.1", "1.1.0-rc.x")]
    public void A_pre_release_comes_after_all_of_its_channel(string expected, string existing)
    {
        var tags = existing.Split(',').Select(text => SemVersion.Parse(text));

        Assert.Equal(expected, PrereleaseChannel.Next(new SemVersion(1, 1, 0), "rc", tags).ToString());
    }

    [Theory]
    [InlineData("rc")]
    [InlineData("dev-2")]
    public void A_channel_is_a_word(string channel) => Assert.Equal(channel, new PlanOptions { Channel = channel }.Channel);

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1rc")]
    [InlineData("rc.1")]
    [InlineData("-rc")]
    [InlineData("r c")]
    public void What_is_no_word_is_no_channel(string channel) =>
        Assert.StartsWith($"'{channel}' is no pre-release channel.", Assert.Throws<PipelineException>(() => new PlanOptions { Channel = channel }).Message, StringComparison.Ordinal);

    [Fact]
    public void The_only_module_keeps_the_name_that_is_in_its_tags()
    {
        var history = new PlanScenario(Module("orders"));
        history.Commit("feat: a", "modules/orders/a");
        history.Tag("orders-v1.0.0");
        history.Commit("fix: b", "modules/orders/a");

        Assert.Equal("orders-v1.0.1", history.PlanOf("orders").Tag);
    }

    [Fact]
    public void The_only_module_keeps_tags_without_a_name()
    {
        var history = new PlanScenario(Module("orders"));
        history.Commit("feat: a", "modules/orders/a");
        history.Tag("v1.0.0");
        history.Commit("fix: b", "modules/orders/a");

        Assert.Equal("v1.0.1", history.PlanOf("orders").Tag);
    }

    [Fact]
    public void A_merge_whose_message_reverts_takes_no_asked_version_back()
    {
        var history = Released();
        var asked = history.Commit("chore: release\n\nRelease-As: orders@3.0.0", "modules/catalog/a");
        var side = history.Merge("fix: side", [asked], "modules/catalog/b");
        history.Merge($"Merge branch 'side'\n\nThis reverts commit {asked}.", [asked, side]);

        Assert.Equal("3.0.0", history.PlanOf("orders").Next?.ToString());
    }

    [Fact]
    public void Tags_without_a_name_belong_to_none_of_several_modules()
    {
        var graph = Released().Graph;
        var tags = ReleaseTags.Of(new Dictionary<string, string> { ["v1.4.0"] = "a", ["orders-v1.0.0"] = "b", ["orders-v1.0.0+b"] = "c", ["orders-v1.10.0"] = "d", ["latest"] = "e" }, null, graph);

        Assert.Equal(["v1.4.0"], tags.Unnamed.Select(tag => tag.Name));
        Assert.Equal(["latest"], tags.Others.Select(tag => tag.Key));
        Assert.Equal(["orders-v1.10.0", "orders-v1.0.0", "orders-v1.0.0+b"], tags.Of("orders").Select(tag => tag.Name));
        Assert.Equal(["v1.4.0"], tags.WithUnnamedOf(["catalog"]).Of("catalog").Select(tag => tag.Name));
    }

    [Fact]
    public void In_a_format_of_ones_own_tags_of_the_usual_form_are_none()
    {
        var tags = ReleaseTags.Of(new Dictionary<string, string> { ["v1.4.0"] = "a", ["orders-v1.0.0"] = "b", ["orders@1.0.0"] = "c" }, TagFormat.Parse("{module}@{version}"), Released().Graph);

        Assert.Empty(tags.Unnamed);
        Assert.Equal(["orders@1.0.0"], tags.Of("orders").Select(tag => tag.Name));
    }
}
