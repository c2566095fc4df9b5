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
}
