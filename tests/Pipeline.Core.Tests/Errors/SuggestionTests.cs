using Pipeline.Core.Errors;

namespace Pipeline.Core.Tests.Errors;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("catalgo", "catalog")]
    [InlineData("CATALOG", "catalog")]
    [InlineData("order", "orders")]
    [InlineData("pay", "payments")]
    [InlineData("xyz", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_found_when_it_is_near(string typed, string? expected) =>
        Assert.Equal(expected, Suggestion.For(typed, ["catalog", "orders", "payments"]));
}
