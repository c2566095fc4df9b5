using Pipeline.Reports.Plots;

namespace Pipeline.Reports.Tests.Plots;

public sealed class PlotScaleTests
{
    [Theory]
    [InlineData(0, "0 1")]
    [InlineData(double.NaN, "0 1")]
    [InlineData(double.PositiveInfinity, "0 1")]
    [InlineData(1001.5, "0 250 500 750 1000 1250")]
    [InlineData(1000, "0 200 400 600 800 1000")]
    [InlineData(4.2, "0 1 2 3 4 5")]
    [InlineData(0.07, "0 0.02 0.04 0.06 0.08")]
    public void Values_at_the_side_are_round_and_reach_the_greatest(double greatest, string ticks) =>
        Assert.Equal(ticks, string.Join(' ', PlotScale.Ticks(greatest).Select(tick => FormattableString.Invariant($"{tick:0.######}"))));
}
