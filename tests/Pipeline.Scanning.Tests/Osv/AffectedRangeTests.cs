using Pipeline.Scanning.Sbom;
using Pipeline.Scanning.Ordering;
using Pipeline.Scanning.Osv;

namespace Pipeline.Scanning.Tests.Osv;

public sealed class AffectedRangeTests
{
    private static readonly IComparer<string> Order = VersionOrder.Of(PackageKind.Npm);

    [Theory]
    [InlineData("1.0.0", true)]
    [InlineData("1.20.10", false)]
    [InlineData("1.21.0", true)]
    [InlineData("1.21.3", false)]
    public void A_range_may_begin_anew_after_a_fix(string version, bool affected)
    {
        var range = Range((RangeEventKind.Fixed, "1.21.3"), (RangeEventKind.Introduced, "1.21.0-0"), (RangeEventKind.Introduced, "0"), (RangeEventKind.Fixed, "1.20.10"));

        Assert.Equal(affected, range.Contains(version, Order));
    }

    [Theory]
    [InlineData("1.9.9", false)]
    [InlineData("2.0.0", true)]
    [InlineData("2.5.0", true)]
    [InlineData("2.5.1", false)]
    public void The_last_affected_version_is_affected(string version, bool affected) =>
        Assert.Equal(affected, Range((RangeEventKind.Introduced, "2.0.0"), (RangeEventKind.LastAffected, "2.5.0")).Contains(version, Order));

    [Theory]
    [InlineData("*", true)]
    [InlineData("3.0.0", false)]
    public void A_limit_ends_a_range_unless_it_is_a_star(string limit, bool affected) =>
        Assert.Equal(affected, Range((RangeEventKind.Introduced, "0"), (RangeEventKind.Limit, limit)).Contains("3.0.0", Order));

    [Theory]
    [InlineData("1.5.0", true)]
    [InlineData("2.0.0", true)]
    [InlineData("2.5.0", true)]
    [InlineData("3.0.0", false)]
    public void A_fix_that_brings_it_back_fixes_nothing(string version, bool affected) =>
        Assert.Equal(affected, Range((RangeEventKind.Introduced, "1.0.0"), (RangeEventKind.Fixed, "2.0.0"), (RangeEventKind.Introduced, "2.0.0"), (RangeEventKind.Fixed, "3.0.0")).Contains(version, Order));

    [Fact]
    public void What_is_fixed_where_it_begins_affects_nothing() =>
        Assert.False(Range((RangeEventKind.Introduced, "1.0.0"), (RangeEventKind.Fixed, "1.0.0")).Contains("1.5.0", Order));

    [Fact]
    public void A_pre_release_before_the_first_version_is_affected_from_zero_on() =>
        Assert.True(Range((RangeEventKind.Introduced, "0")).Contains("0.0.0-alpha", Order));

    private static AffectedRange Range(params (RangeEventKind Kind, string Version)[] events) => new([.. events.Select(point => new RangeEvent(point.Kind, point.Version))]);
}
