using Pipeline.Shared;

namespace Pipeline.Core.Tests.Shared;

public sealed class NearestNamesTests
{
    private static readonly string[] Names = ["catalog", "orders", "payments", "merge-into", "Deploy"];

    [Theory]
    [InlineData("catalgo", "catalog")]
    [InlineData("CATALOG", "catalog")]
    [InlineData("order", "orders")]
    [InlineData("pay", "payments")]
    [InlineData("ordersService", "orders")]
    [InlineData("mergeinto", "merge-into")]
    [InlineData("Deploi", "Deploy")]
    public void The_nearest_name_is_found_when_it_is_near(string typed, string nearest) => Assert.Equal(nearest, NearestNames.Find(typed, Names)[0]);

    [Theory]
    [InlineData("xyz")]
    [InlineData("")]
    [InlineData("--")]
    public void Nothing_is_near_to_what_is_far_or_no_name(string typed) => Assert.Empty(NearestNames.Find(typed, Names));

    [Fact]
    public void A_name_of_any_length_is_answered_at_once() => Assert.Empty(NearestNames.Find(new string('a', 1_000_000), Names));

    [Fact]
    public void At_most_three_are_offered_the_nearest_first() => Assert.Equal(["test", "tests", "tests1"], NearestNames.Find("test", ["tests1", "tests12", "tests123", "tests", "test"]));

    [Fact]
    public void A_sentence_offers_the_near_names_or_lists_all()
    {
        Assert.Equal("Did you mean Test?", NearestNames.Offer("Tset", ["Push", "Test"]));
        Assert.Equal("There are: Push, Test.", NearestNames.Offer("Zzzzzz", ["Test", "Push"]));
    }

    [Fact]
    public void A_sentence_ends_with_the_nearest_name_or_a_full_stop()
    {
        Assert.Equal("; did you mean 'catalog'?", NearestNames.EndOfSentence("catalgo", Names));
        Assert.Equal(".", NearestNames.EndOfSentence("xyz", Names));
    }

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    public void The_distance_counts_edits(string left, string right, int edits) => Assert.Equal(edits, NearestNames.Distance(left, right));
}
