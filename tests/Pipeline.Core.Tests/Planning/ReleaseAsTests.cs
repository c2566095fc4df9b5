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
    [InlineData("tomorrow", "is no version")]
    public void Release_as_that_cannot_be_is_left_out_with_a_warning(string text, string expected)
    {
        var history = Released();
        history.Commit($"fix: a\n\nRelease-As: {text}", "modules/orders/a");

        var plan = history.Plan();

        Assert.Equal("1.0.1", Assert.Single(plan.Releases).Next?.ToString());
        Assert.Contains(expected, Assert.Single(plan.Warnings), StringComparison.Ordinal);
    }
}
