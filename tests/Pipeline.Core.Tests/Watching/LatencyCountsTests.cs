using FsCheck;
using FsCheck.Fluent;
using Pipeline.Core.Watching;

namespace Pipeline.Core.Tests.Watching;

public sealed class LatencyCountsTests
{
    [Fact]
    public void A_quantile_lies_between_the_bounds_of_its_bucket_by_its_share()
    {
        var counts = Of((100, 50), (200, 50));

        Assert.Equal((150, false), counts.Quantile(0.75));
        Assert.Equal((50, false), counts.Quantile(0.25));
    }

    [Fact]
    public void What_is_longer_than_any_bound_is_the_last_one_and_beyond() => Assert.Equal((200, true), Of((100, 50), (200, 0), (double.PositiveInfinity, 50)).Quantile(0.95));

    [Fact]
    public void Without_a_request_there_is_none() => Assert.Null(Of((100, 0)).Quantile(0.5));

    [Fact]
    public void Counts_of_several_series_are_added_up()
    {
        var counts = Of((100, 1));
        counts.Add(Of((100, 1), (300, 2)));

        Assert.Equal((4, (300, false)), (counts.Total, counts.Quantile(1)));
    }

    [Fact]
    public void A_greater_share_never_took_less_and_no_quantile_leaves_the_bounds() => Prop.ForAll<NonNegativeInt[]>(numbers =>
    {
        var counts = Of([.. numbers.Select((number, index) => ((index + 1) * 10.0, (double)number.Get))]);
        var quantiles = Enumerable.Range(0, 101).Select(percent => counts.Quantile(percent / 100.0)).ToList();
        if (counts.Total == 0)
            return quantiles.TrueForAll(quantile => quantile is null);
        var values = quantiles.Select(quantile => quantile!.Value.Ms).ToList();
        return values.Zip(values.Skip(1)).All(pair => pair.First <= pair.Second) && values.TrueForAll(value => value >= 0 && value <= numbers.Length * 10);
    }).QuickCheckThrowOnFailure();

    private static LatencyCounts Of(params (double Bound, double Count)[] buckets)
    {
        var counts = new LatencyCounts();
        foreach (var (bound, count) in buckets)
            counts.Add(bound, count);
        return counts;
    }
}
