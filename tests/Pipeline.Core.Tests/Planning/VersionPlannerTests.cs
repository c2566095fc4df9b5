using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Core.Versions;
using Semver;
using static Pipeline.Core.Tests.Planning.PlanScenario;

namespace Pipeline.Core.Tests.Planning;

/// <summary>Which modules get a version, and how high.</summary>
public sealed class VersionPlannerTests
{
    [Theory]
    [InlineData("fix: a", "1.0.1")]
    [InlineData("anything at all", "1.0.1")]
    [InlineData("feat: a", "1.1.0")]
    [InlineData("feat!: a", "2.0.0")]
    [InlineData("chore: a\n\nBREAKING CHANGE: b", "2.0.0")]
    public void The_highest_bump_since_the_modules_own_tag_wins(string message, string expected)
    {
        var history = Released();
        history.Commit("fix: before", "modules/orders/a");
        history.Commit(message, "modules/orders/b");
        history.Commit("docs: after", "modules/orders/c");

        var plan = history.PlanOf("orders");

        Assert.Equal((expected, $"orders-v{expected}", 3), (plan.Next?.ToString(), plan.Tag, plan.Commits.Count));
        Assert.Contains(plan.Reasons, reason => reason.Contains(message.Split('\n')[0], StringComparison.Ordinal));
    }

    [Fact]
    public void A_module_without_commits_since_its_tag_is_skipped()
    {
        var history = Released();
        history.Commit("feat: a", "modules/orders/a");

        var plan = history.PlanOf("catalog");

        Assert.Null(plan.Next);
        Assert.Equal(["nothing since 1.0.0"], plan.Reasons);
    }

    [Fact]
    public void Every_module_counts_from_its_own_tag()
    {
        var history = Released();
        history.Commit("feat: a", "modules/orders/a");
        history.Tag("orders-v1.1.0");
        history.Commit("fix: b", "modules/orders/a", "modules/catalog/a");

        Assert.Equal("1.1.1", history.PlanOf("orders").Next?.ToString());
        Assert.Equal("1.0.1", history.PlanOf("catalog").Next?.ToString());
    }

    [Fact]
    public void A_commit_without_files_bumps_nothing()
    {
        var history = Released();
        history.Commit("feat!: empty");

        Assert.Empty(history.Plan().Releases);
    }

    [Fact]
    public void A_first_release_gets_the_initial_version()
    {
        var history = new PlanScenario(Module("orders"), Module("catalog"));
        history.Commit("feat!: a", "modules/orders/a");

        Assert.Equal("0.1.0", history.PlanOf("orders").Next?.ToString());
        Assert.Equal("3.0.0", history.PlanOf("orders", new PlanOptions { InitialVersion = new SemVersion(3, 0, 0) }).Next?.ToString());
        Assert.Equal(["no commits"], history.PlanOf("catalog").Reasons);
    }

    [Fact]
    public void Below_one_a_breaking_change_bumps_minor_unless_configured()
    {
        var history = new PlanScenario(Module("orders"));
        history.Commit("feat: a", "modules/orders/a");
        history.Tag("v0.3.1");
        history.Commit("feat!: b", "modules/orders/b");

        Assert.Equal("0.4.0", history.PlanOf("orders").Next?.ToString());
        Assert.Equal("1.0.0", history.PlanOf("orders", new PlanOptions { BreakingBelowOne = VersionBump.Major }).Next?.ToString());
    }

    [Fact]
    public void A_file_of_a_nested_module_is_not_its_parents()
    {
        var history = new PlanScenario(Module("web"), new Module { Name = "search", Path = "modules/web/plugins/search" });
        history.Commit("feat: a", "modules/web/plugins/search/a");

        Assert.Equal(["search"], history.Plan().Releases.Select(module => module.Name));
    }

    [Fact]
    public void A_shared_path_bumps_all_who_share_it_and_says_so()
    {
        var history = new PlanScenario(Module("orders").Shared("libs/common"), Module("catalog").Shared("libs/common/x.cs"), Module("web"));
        history.Commit("feat: a", "libs/common/x.cs");

        Assert.Equal(["catalog", "orders"], history.Plan().Releases.Select(module => module.Name));
        Assert.EndsWith("through libs/common)", history.PlanOf("orders").Reasons[0], StringComparison.Ordinal);
        Assert.Equal("libs/common", history.PlanOf("orders").Commits[0].SharedPath);
    }

    [Theory]
    [InlineData("libs/common/x.cs", "modules/orders/a")]
    [InlineData("modules/orders/a", "libs/common/x.cs")]
    public void A_commit_that_changed_the_modules_own_folder_too_did_not_come_through_a_shared_path(params string[] paths)
    {
        var history = new PlanScenario(Module("orders").Shared("libs/common"), Module("catalog"));
        history.Commit("feat: a", paths);

        Assert.Null(history.PlanOf("orders").Commits[0].SharedPath);
    }

    [Theory]
    [InlineData(VersionBump.Patch, "1.0.1", "1.0.1")]
    [InlineData(VersionBump.Minor, "1.1.0", "1.1.0")]
    [InlineData(VersionBump.None, null, null)]
    public void A_release_bumps_its_dependents_through_others(VersionBump bump, string? orders, string? web)
    {
        var history = new PlanScenario(Module("catalog"), Module("orders", "catalog"), Module("web", "orders"));
        history.Commit("feat: a", "modules/catalog/a", "modules/orders/a", "modules/web/a");
        foreach (var name in (string[])["catalog", "orders", "web"])
            history.Tag($"{name}-v1.0.0");
        history.Commit("feat!: b", "modules/catalog/a");

        var plan = history.Plan(new PlanOptions { DependentsBump = bump });

        Assert.Equal(["2.0.0", orders, web], plan.Modules.Select(module => module.Next?.ToString()));
        Assert.Equal(bump != VersionBump.None, plan.Modules[1].Reasons[0].Contains("needs catalog, which becomes 2.0.0", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_modules_need_their_names_in_the_tags() =>
        Assert.Contains("names no module", Assert.Throws<PipelineException>(() => Released().Plan(new PlanOptions { TagFormat = TagFormat.Single })).Message, StringComparison.Ordinal);

    [Fact]
    public void Authors_and_issues_are_kept()
    {
        var history = Released();
        history.Commit("fix: a (#31)\n\nFixes #12, closes #7\n\nRefs: #9\nCo-authored-by: Grace <grace@example.org>", "modules/orders/a");

        var commit = history.PlanOf("orders").Commits[0];

        Assert.Equal(["Ada", "Grace"], commit.Authors);
        Assert.Equal([7, 9, 12], commit.Issues);
        Assert.Equal(31, commit.PullRequest);
    }
}
