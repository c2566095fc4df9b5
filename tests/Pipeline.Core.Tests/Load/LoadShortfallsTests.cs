using Pipeline.Core.Load;

namespace Pipeline.Core.Tests.Load;

public sealed class LoadShortfallsTests
{
    private static readonly LoadTestSettings Declared = new() { Rate = 200, Duration = TimeSpan.FromSeconds(30), Path = "/api" };

    [Fact]
    public void What_runs_as_declared_has_none() => Assert.Empty(Of(new LoadTestOverrides()));

    [Fact]
    public void More_than_is_declared_is_none() => Assert.Empty(Of(new LoadTestOverrides(300, TimeSpan.FromMinutes(1))));

    [Fact]
    public void A_lower_rate_is_one() => Assert.Equal(["20 requests a second instead of 200"], Of(new LoadTestOverrides(20)));

    [Fact]
    public void A_shorter_time_is_one() => Assert.Equal(["1 s instead of 30 s"], Of(new LoadTestOverrides(Duration: TimeSpan.FromSeconds(1))));

    [Theory]
    [InlineData("http://other.example", "http://other.example/api instead of /api of what is deployed")]
    [InlineData("http://other.example/health", "http://other.example/health instead of /api of what is deployed")]
    public void Another_address_is_one(string address, string shortfall) => Assert.Equal([shortfall], Of(new LoadTestOverrides(Address: new Uri(address))));

    [Fact]
    public void The_declared_address_is_none() =>
        Assert.Empty(LoadShortfalls.Of(At("http://shop.example"), new LoadTestOverrides(Address: new Uri("http://shop.example/api")).ApplyTo(At("http://shop.example")), knowsRate: true));

    [Fact]
    public void A_generator_without_a_rate_falls_short_of_one_that_is_declared()
    {
        Assert.Equal(["as many requests as it takes instead of 200 a second"], LoadShortfalls.Of(Declared, Declared, knowsRate: false));
        Assert.Empty(LoadShortfalls.Of(Declared with { Rate = null }, Declared with { Rate = null }, knowsRate: false));
    }

    [Fact]
    public void Where_nothing_is_declared_everything_falls_short() => Assert.Equal(["no load test of it is declared"], LoadShortfalls.Of(null, Declared, knowsRate: true));

    private static LoadTestSettings At(string address) => Declared with { Address = new Uri(address) };

    private static IReadOnlyList<string> Of(LoadTestOverrides overrides) => LoadShortfalls.Of(Declared, overrides.ApplyTo(Declared), knowsRate: true);
}
