using Pipeline.Core.Versions;
using static Pipeline.Core.Tests.Planning.PlanScenario;

namespace Pipeline.Core.Tests.Planning;

/// <summary>Versions that a commit asks for.</summary>
public sealed class ReleaseAsTests
{
    [Fact]
    public void Release_as_sets_the_version()
    {
        var history = Released();
        history.Commit("chore: a\n\nRelease-As: 2.5.0", "modules/orders/a");

        Assert.Equal("2.5.0", history.PlanOf("orders").Next?.ToString());
        Assert.Null(history.PlanOf("catalog").Next);
    }

    [Fact]
    public void Release_as_of_an_empty_commit_names_its_module()
    {
        var history = Released();
        history.Commit("chore: a\n\nRelease-As: orders@3.0.0");

        Assert.Equal(["3.0.0"], history.Plan().Releases.Select(module => module.Next?.ToString()));
    }

    [Theory]
    [InlineData("0.9.0", "is not above 1.0.0")]
    [InlineData("1.0.0", "is not above 1.0.0")]
    [InlineData("tomorrow", "is no version")]
    public void Release_as_that_cannot_be_is_left_out_with_a_warning(string text, string expected)
    {
        var history = Released();
        history.Commit($"fix: a\n\nRelease-As: {text}", "modules/orders/a");

        var plan = history.Plan();

        Assert.Equal("1.0.1", Assert.Single(plan.Releases).Next?.ToString());
        Assert.Contains(expected, Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Release_as_of_a_merge_does_not_count()
    {
        var history = Released();
        var main = history.Commit("fix: main", "modules/catalog/a");
        var side = history.Merge("fix: side", [main], "modules/catalog/b");
        history.Merge("Merge pull request #5 from acme/side\n\nRelease-As: orders@3.0.0", [main, side]);

        Assert.Equal(["catalog"], history.Plan().Releases.Select(module => module.Name));
    }

    [Theory]
    [InlineData("release/orders-1.2", "1.2.5", null)]
    [InlineData("release/orders-1.2", "1.3.0", "is not in 1.2.x")]
    [InlineData("release/orders-1", "1.5.0", null)]
    [InlineData("release/orders-1", "2.0.0", "is not in 1.x")]
    public void Release_as_stays_in_the_line_of_its_branch(string branch, string asked, string? problem)
    {
        var history = Released();
        history.Commit($"fix: a\n\nRelease-As: {asked}", "modules/orders/a");

        var plan = history.Plan(branch: branch);

        Assert.Equal(problem is null, plan.Releases.Single().Next?.ToString() == asked);
        Assert.Equal(problem is null, plan.Warnings.Count == 0);
        Assert.All(plan.Warnings, warning => Assert.Contains(problem!, warning, StringComparison.Ordinal));
    }

    [Fact]
    public void Release_as_with_a_name_counts_beside_other_files_and_tells_nothing_else_of_the_module()
    {
        var history = Released();
        history.Commit("feat!: a\n\nRelease-As: orders@3.0.0", "modules/catalog/a");

        var plan = history.Plan();

        Assert.Equal(["catalog 2.0.0", "orders 3.0.0"], plan.Releases.Select(module => $"{module.Name} {module.Next}"));
        Assert.Equal([(VersionBump.Major, 1), (VersionBump.None, 0)], plan.Releases.Select(module => (module.Bump, module.Commits.Sum(commit => commit.Changes.Count))));
        Assert.Empty(plan.Warnings);
    }

    [Theory]
    [InlineData("ordres@3.0.0", "names no module and was left out. Did you mean orders?")]
    [InlineData("@acme/order@3.0.0", "names no module and was left out. There are: catalog, orders.")]
    [InlineData("1.5.0", "names no module, in a commit that changes none, and was left out. Name one: Release-As: catalog@1.5.0")]
    [InlineData("orders-v3", "names no module, in a commit that changes none, and was left out. Name one: Release-As: catalog@1.2.3")]
    public void Release_as_of_no_module_is_told(string asked, string expected)
    {
        var history = Released();
        var commit = history.Commit($"chore: release\n\nRelease-As: {asked}");

        var plan = history.Plan();

        Assert.Empty(plan.Releases);
        Assert.Equal([$"'Release-As: {asked}' ({commit[..7]}) {expected}"], plan.Warnings);
    }

    [Theory]
    [InlineData("ordres@3.0.0", "modules/catalog/a", true)]
    [InlineData("1.5.0", "README.md", true)]
    [InlineData("1.5.0", "modules/catalog/a", false)]
    public void Release_as_is_for_what_the_commit_changes_or_told(string asked, string path, bool isTold)
    {
        var history = Released();
        history.Commit($"fix: a\n\nRelease-As: {asked}", path);

        Assert.Equal(isTold ? 1 : 0, history.Plan().Warnings.Count);
    }

    [Fact]
    public void Release_as_of_no_module_is_told_until_every_module_is_released()
    {
        var history = Released();
        history.Commit("chore: release\n\nRelease-As: ordres@3.0.0", "modules/orders/a", "modules/catalog/a");
        history.Tag("orders-v1.0.1");
        Assert.Single(history.Plan().Warnings);

        history.Tag("catalog-v1.0.1");
        Assert.Empty(history.Plan().Warnings);
    }

    [Fact]
    public void Release_as_without_a_name_is_the_only_modules_also_in_a_commit_without_files()
    {
        var history = new PlanScenario(Module("orders"));
        history.Commit("chore: a\n\nRelease-As: 1.5.0");

        Assert.Equal("1.5.0", history.PlanOf("orders").Next?.ToString());
    }

    [Fact]
    public void Release_as_of_a_commit_that_is_part_of_releasing_is_not_told()
    {
        var history = Released();
        history.Commit("chore: write versions\n\nPipeline-Release: 1\nRelease-As: ordres@3.0.0");

        Assert.Empty(history.Plan().Warnings);
    }

    [Theory]
    [InlineData("modules/catalog/a")]
    [InlineData("README.md")]
    [InlineData(null)]
    public void Release_as_of_a_commit_that_was_reverted_does_not_count(string? path)
    {
        var history = Released();
        string[] paths = path is null ? [] : [path];
        var asked = history.Commit("feat: a\n\nRelease-As: orders@3.0.0", paths);
        var revert = history.Commit($"Revert \"feat: a\"\n\nThis reverts commit {asked}.", paths);
        Assert.Empty(history.Plan().Releases);

        history.Commit($"Revert \"Revert \"feat: a\"\"\n\nThis reverts commit {revert}.", paths);
        Assert.Equal("3.0.0", history.PlanOf("orders").Next?.ToString());
    }

    [Fact]
    public void A_revert_by_subject_passes_over_a_commit_that_only_asks_for_a_version()
    {
        var history = Released();
        history.Commit("feat: a\n\nRelease-As: orders@3.0.0", "modules/catalog/a");
        history.Commit("revert: b", "modules/orders/a");

        Assert.Equal("3.0.0", history.PlanOf("orders").Next?.ToString());
    }
}
