using Pipeline.Core.Charts;

namespace Pipeline.Core.Tests.Charts;

public sealed class ChartDependencyRuleTests
{
    private const string Web = "https://charts.example/";

    [Theory]
    [InlineData("^1.0.0", "1.9.9", true)]
    [InlineData("^1.0.0", "9.9.9", false)]
    [InlineData("~1.2.0", "1.3.0", false)]
    [InlineData(">= 1.0.0, < 2.0.0", "1.5.0", true)]
    [InlineData(">=1.0.0 <2.0.0 || ^3.0.0", "3.1.0", true)]
    [InlineData("1.x", "v1.4.0", true)]
    [InlineData("*", "0.1.0", true)]
    [InlineData("1.2.3", "1.2.3", true)]
    [InlineData("1.2.3", "1.2.4", false)]
    [InlineData("^1.0.0", "1.5.0-beta.1", false)]
    [InlineData("^1.0.0-0", "1.5.0-beta.1", true)]
    [InlineData(">=1.0.0-0", "1.5.0-beta.1", true)]
    [InlineData(">=1.0.0-0 <2.0.0-0", "1.5.0-beta.1", true)]
    [InlineData(">=1.0.0-0 <2.0.0", "1.5.0-beta.1", false)]
    [InlineData("~1.5.0-0", "1.5.3-rc1", true)]
    [InlineData("*", "1.5.0-beta.1", false)]
    [InlineData("!=1.2.3", "1.2.3", false)]
    [InlineData("!=1.2.3", "1.2.4", true)]
    [InlineData(">=1.0.0, !=1.2.3", "1.2.3", false)]
    [InlineData(">=1.0.0, !=1.2.3", "1.2.4", true)]
    [InlineData(">1.2", "1.2.5", false)]
    [InlineData(">1.2", "1.3.0", true)]
    [InlineData("<=1.2", "1.2.9", true)]
    [InlineData("^0.2.3", "0.3.0", false)]
    [InlineData("1.2 - 2.3", "2.3.9", true)]
    [InlineData("1.2.0 - 2.3.0", "2.3.1", false)]
    [InlineData("^v1.2.3", "1.5.0", true)]
    [InlineData("v1.2.3", "1.2.3", true)]
    [InlineData("1.2.3", "v1.2.3", true)]
    [InlineData(">=1.0.0,<2.0.0", "2.0.0", false)]
    [InlineData("=>1.0.0", "0.9.0", false)]
    [InlineData("=>1.0.0", "1.9.0", true)]
    [InlineData("=<1.0.0", "1.9.0", false)]
    [InlineData("~>1.2", "1.9.0", false)]
    [InlineData("~>1.2.3", "1.2.9", true)]
    [InlineData("1.2.3+a", "1.2.3+b", true)]
    [InlineData(">=1.x", "2.0.0", true)]
    [InlineData(">1.x", "1.5.0", false)]
    [InlineData("<2.x", "2.1.0", false)]
    [InlineData("!=1.x", "1.5.0", false)]
    [InlineData("!=1.x", "2.5.0", true)]
    [InlineData("bogus", "1.0.0", false)]
    [InlineData("latest", "1.0.0", false)]
    [InlineData("", "1.0.0", false)]
    [InlineData("1.0.0 - 2.0.0 || >=3.0.0-0,<4.0.0-0", "3.1.0-rc.1", true)]
    [InlineData("> 1.0.0 , < 2.0.0", "1.5.0", true)]
    public void A_range_takes_what_Helm_takes(string range, string version, bool expected) => Assert.Equal(expected, new ChartDependency("sub", range, "").Takes(version));

    [Fact]
    public void A_range_that_is_out_to_take_time_takes_nothing() => Assert.False(new ChartDependency("sub", $"1{new string(' ', 500_000)}!", "").Takes("1.0.0"));

    [Fact]
    public void A_chart_of_another_version_than_the_range_disagrees() =>
        Assert.Equal(["Chart.yaml asks for sub ^1.0.0, charts has 9.9.9"], new ChartDependencyRule().Problems([new("sub", "^1.0.0", "")], null, [("sub", "9.9.9")]));

    [Theory]
    [InlineData("", "", "")]
    [InlineData(" ", "file://../sub", " from file://../sub")]
    [InlineData("", Web, $" from {Web}")]
    public void A_chart_that_is_asked_for_without_a_version_is_refused_as_Helm_refuses_it(string range, string repository, string from)
    {
        foreach (var locked in new ChartDependency[]?[] { null, [new("sub", "1.0.0", repository)] })
        {
            Assert.Equal(
                [$"Chart.yaml asks for sub{from} without a version: write the range that it takes, such as 'version: ^1.0.0'"],
                new ChartDependencyRule().Problems([new("sub", range, repository)], locked, [("sub", "1.0.0")]));
        }
    }

    [Theory]
    [InlineData("1.0.0", "9.9.9")]
    [InlineData("1.0.0", "1.1.0")]
    public void A_chart_that_was_left_beside_the_one_that_is_asked_for_disagrees(string first, string second) =>
        Assert.Equal([$"Chart.yaml asks for sub ^1.0.0, charts has {first} and {second}"], new ChartDependencyRule().Problems([new("sub", "^1.0.0", "")], null, [("sub", first), ("sub", second)]));

    [Fact]
    public void A_chart_may_be_asked_for_twice_in_two_versions() =>
        Assert.Empty(new ChartDependencyRule().Problems([new("sub", "^1.0.0", ""), new("sub", "^2.0.0", "")], null, [("sub", "1.0.0"), ("sub", "2.0.0")]));

    [Fact]
    public void A_stale_lock_disagrees() => Assert.Equal(
        [
            $"Chart.yaml asks for sub ^2.0.0 from {Web}, Chart.lock has 1.0.0 from {Web}",
            $"Chart.yaml asks for new ^1.0.0 from {Web}, Chart.lock has none",
            "Chart.lock has old 1.0.0, which Chart.yaml does not ask for",
        ],
        new ChartDependencyRule().Problems([new("sub", "^2.0.0", Web), new("new", "^1.0.0", Web)], [new("sub", "1.0.0", Web), new("old", "1.0.0", Web)], []));

    [Fact]
    public void A_chart_of_another_version_than_the_lock_disagrees() => Assert.Equal(
        ["Chart.lock has sub 1.1.0, charts has 1.0.0"],
        new ChartDependencyRule().Problems([new("sub", "^1.0.0", Web)], [new("sub", "1.1.0", Web)], [("sub", "1.0.0")]));

    [Fact]
    public void Without_a_lock_nothing_is_taken_from_afar() =>
        Assert.Contains("no Chart.lock", Assert.Single(new ChartDependencyRule().Problems([new("sub", "^1.0.0", Web)], null, [])), StringComparison.Ordinal);

    [Fact]
    public void What_agrees_or_can_be_built_has_no_problem()
    {
        Assert.Empty(new ChartDependencyRule().Problems([new("sub", "^1.0.0", Web)], [new("sub", "1.1.0", Web)], [("sub", "1.1.0"), ("undeclared", "3.0.0")]));
        Assert.Empty(new ChartDependencyRule().Problems([new("sub", "^1.0.0", Web)], [new("sub", "1.1.0", Web)], []));
        Assert.Empty(new ChartDependencyRule().Problems([new("sub", "^1.0.0", "file://../sub")], null, []));
    }
}
