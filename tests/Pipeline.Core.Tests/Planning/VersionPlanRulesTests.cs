using Pipeline.Core.Planning;
using Semver;
using static Pipeline.Core.Tests.Planning.PlanScenario;

namespace Pipeline.Core.Tests.Planning;

public sealed class VersionPlanRulesTests
{
    [Fact]
    public void A_plan_that_was_made_has_no_problems()
    {
        var history = Changed();

        Assert.Empty(VersionPlanRules.Problems(history.Plan(), history.Graph, null));
    }

    [Fact]
    public void A_plan_in_the_repositorys_own_format_of_tags_has_no_problems()
    {
        var history = Changed();
        var format = TagFormat.Parse("{module}/{version}");

        Assert.Empty(VersionPlanRules.Problems(history.Plan(new PlanOptions { TagFormat = format }), history.Graph, format));
    }

    [Theory]
    [InlineData("v1.1.0")]
    [InlineData("orders-v1.1.0")]
    public void The_only_module_is_tagged_with_its_name_or_without(string tag)
    {
        var history = new PlanScenario(Module("orders"));
        history.Commit("feat: first", "modules/orders/a");
        var plan = history.Plan();

        Assert.Empty(VersionPlanRules.Problems(plan with { Modules = [plan.Modules[0] with { Next = new SemVersion(1, 1, 0), Tag = tag }] }, history.Graph, null));
    }

    [Theory]
    [InlineData("main")]
    [InlineData("--upload-pack=evil")]
    [InlineData("000000200000000000000000000000000000000G")]
    public void A_plan_is_of_a_commit(string commit) =>
        Assert.Equal([$"'{commit}' is no commit"], Problems(plan => plan with { Commit = commit }));

    [Fact]
    public void A_tag_that_is_not_that_of_the_version_is_named() => Assert.Equal(
        ["orders: the tag '--force' is not that of the version '1.1.0', which would be orders-v1.1.0"],
        Problems(plan => plan with { Modules = [plan.Modules.Single(module => module.Name == "orders") with { Tag = "--force" }] }));

    [Fact]
    public void A_tag_without_a_version_is_named() => Assert.Equal(
        ["orders: the tag 'orders-v1.1.0' is not that of the version '', which would be none"],
        Problems(plan => plan with { Modules = [plan.Modules.Single(module => module.Name == "orders") with { Next = null }] }));

    [Fact]
    public void A_module_that_is_not_there_is_named_without_what_a_terminal_acts_on() => Assert.Equal(
        ["there is no module 'evil [31m'"],
        Problems(plan => plan with { Modules = [new ModulePlan { Name = "evil\u001b[31m", Path = "" }] }));

    [Fact]
    public void A_module_that_is_planned_twice_is_named() => Assert.Equal(
        ["the module 'orders' is planned 2 times"],
        Problems(plan => plan with { Modules = [.. plan.Modules, plan.Modules.Single(module => module.Name == "orders")] }));

    [Fact]
    public void A_commit_that_is_none_is_named() => Assert.Equal(
        ["orders: '0)[x](http://evil' is no commit"],
        Problems(plan => plan with { Modules = [plan.Modules.Single(module => module.Name == "orders") with { Commits = [new PlannedCommit { Id = "0)[x](http://evil", Subject = "" }] }] }));

    [Theory]
    [InlineData(null)]
    [InlineData("orders-v1.0.0")]
    [InlineData("v1.0.0")]
    public void The_last_release_may_have_a_tag_without_the_name(string? tag) => Assert.Empty(
        Problems(plan => plan with { Modules = [plan.Modules.Single(module => module.Name == "orders") with { PreviousTag = tag }] }));

    [Theory]
    [InlineData("catalog-v1.0.0", "1.0.0", "orders-v1.0.0")]
    [InlineData("orders-v0.9.0", "1.0.0", "orders-v1.0.0")]
    [InlineData("orders-v1.0.0", null, "none")]
    public void A_tag_that_is_not_that_of_the_last_release_is_named(string tag, string? current, string expected) => Assert.Equal(
        [$"orders: the tag '{tag}' is not that of the last release '{current}', which would be {expected}"],
        Problems(plan => plan with { Modules = [plan.Modules.Single(module => module.Name == "orders") with { Current = current is null ? null : SemVersion.Parse(current, SemVersionStyles.Strict), PreviousTag = tag }] }));

    [Fact]
    public void In_the_repositorys_own_format_the_last_release_has_it_too()
    {
        var history = Changed();
        history.Tag("orders/1.0.5");
        history.Commit("fix: search", "modules/orders/a");
        var format = TagFormat.Parse("{module}/{version}");
        var plan = history.Plan(new PlanOptions { TagFormat = format });

        Assert.Empty(VersionPlanRules.Problems(plan, history.Graph, format));
        Assert.Equal("orders: the tag 'v1.0.5' is not that of the last release '1.0.5', which would be orders/1.0.5", Assert.Single(VersionPlanRules.Problems(
            plan with { Modules = [plan.Modules.Single(module => module.Name == "orders") with { PreviousTag = "v1.0.5" }] }, history.Graph, format)));
    }

    private static IReadOnlyList<string> Problems(Func<VersionPlan, VersionPlan> change)
    {
        var history = Changed();
        return VersionPlanRules.Problems(change(history.Plan()), history.Graph, null);
    }

    private static PlanScenario Changed()
    {
        var history = Released();
        history.Commit("feat: search", "modules/orders/a");
        return history;
    }
}
