using Nuke.Common.Execution;

namespace Pipeline.Engine.Tests.Execution;

public sealed class NearestNamesTests
{
    [Theory]
    [InlineData("Tset", "Test")]
    [InlineData("test", "Test")]
    [InlineData("Compil", "Compile")]
    [InlineData("Deploi", "Deploy")]
    public void A_slip_is_recognized(string typed, string meant) => Assert.Equal(meant, NearestNames.Find(typed, ["Test", "Compile", "Deploy", "Push"])[0]);

    [Fact]
    public void What_is_near_nothing_gets_the_whole_list() => Assert.Equal("There are: Push, Test.", NearestNames.Offer("Zzzzzz", ["Test", "Push"]));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ab", "ba", 1)]
    public void The_distance_counts_edits(string left, string right, int edits) => Assert.Equal(edits, NearestNames.Distance(left, right));
}
