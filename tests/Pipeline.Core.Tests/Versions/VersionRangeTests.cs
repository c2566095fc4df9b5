using Pipeline.Core.Versions;

namespace Pipeline.Core.Tests.Versions;

public sealed class VersionRangeTests
{
    [Theory]
    [InlineData("1.2.3", "1.2.3 1.2.3+build", "1.2.4 1.2.3-rc.1")]
    [InlineData("v1.2.3", "1.2.3", "1.2.2")]
    [InlineData("= 1.2.3", "1.2.3", "1.2.4")]
    [InlineData("!=1.2.3", "1.2.4 0.1.0", "1.2.3 1.2.4-rc.1")]
    [InlineData("!=1.2", "1.1.9 1.3.0", "1.2.0 1.2.9")]
    [InlineData(">1.2.3", "1.2.4 2.0.0", "1.2.3 1.2.2")]
    [InlineData(">11", "12.0.0", "11.0.0 11.9.9")]
    [InlineData(">11.1", "11.2.0", "11.1.0 11.1.7")]
    [InlineData(">=1.2", "1.2.0 3.0.0", "1.1.9")]
    [InlineData("=>1.2", "1.2.0", "1.1.9")]
    [InlineData("<1.2", "1.1.9", "1.2.0")]
    [InlineData("<=1.2.3", "1.2.3", "1.2.4")]
    [InlineData("<=11", "11.9.9 0.1.0", "12.0.0")]
    [InlineData("<=1.2", "1.2.9", "1.3.0")]
    [InlineData("~1.2.3", "1.2.3 1.2.9", "1.2.2 1.3.0")]
    [InlineData("~1.2", "1.2.0 1.2.9", "1.3.0")]
    [InlineData("~1", "1.0.0 1.9.9", "2.0.0")]
    [InlineData("~>1.2.3", "1.2.9", "1.3.0")]
    [InlineData("^1.2.3", "1.2.3 1.9.0", "1.2.2 2.0.0")]
    [InlineData("^1.2.x", "1.2.0 1.9.0", "2.0.0")]
    [InlineData("^0.2.3", "0.2.3 0.2.9", "0.2.2 0.3.0")]
    [InlineData("^0.2", "0.2.0 0.2.9", "0.3.0")]
    [InlineData("^0.0.3", "0.0.3", "0.0.4 0.0.2")]
    [InlineData("^0.0", "0.0.0 0.0.9", "0.1.0")]
    [InlineData("^0", "0.0.0 0.9.9", "1.0.0")]
    [InlineData("1.x", "1.0.0 1.9.9", "2.0.0 0.9.0")]
    [InlineData("1.2.X", "1.2.0 1.2.9", "1.3.0")]
    [InlineData("1.*", "1.5.0", "2.0.0")]
    [InlineData("*", "0.0.0 99.0.0", "1.0.0-rc.1")]
    [InlineData("", "0.0.0 99.0.0", "1.0.0-rc.1")]
    [InlineData(">*", "", "0.0.0 1.0.0")]
    [InlineData("1.2 - 1.4.5", "1.2.0 1.4.5", "1.1.9 1.4.6")]
    [InlineData("1.2 - 1.4", "1.4.9", "1.5.0")]
    [InlineData("1.2.0 - 1.4.0, !=1.3.0", "1.2.0 1.4.0", "1.3.0")]
    [InlineData(">=1.2, <2", "1.2.0", "2.0.0 1.1.0")]
    [InlineData(">= 1.2 < 2", "1.2.0", "2.0.0 1.1.0")]
    [InlineData("<1.0 || >=2.3.1 <2.4", "0.9.0 2.3.1", "1.0.0 2.4.0")]
    [InlineData(">=1.2.0-0", "1.2.0-rc.1 1.2.0 1.3.0-alpha", "1.1.0")]
    [InlineData(">=1.19-0", "1.19.0 1.20.4-gke.1500", "1.18.9")]
    [InlineData("^1.2.0-beta.2", "1.2.0-beta.2 1.2.0 1.9.0-x", "1.2.0-beta.1 2.0.0-alpha 2.0.0")]
    [InlineData("~1.2.0-0", "1.2.0-rc.1", "1.3.0-rc.1")]
    [InlineData(">=1.0.0-0, <2.0.0", "1.5.0", "1.5.0-rc.1")]
    [InlineData(">=1.0.0-0 <2.0.0-0", "1.5.0-rc.1", "2.0.0-rc.1")]
    public void A_range_holds_what_its_rules_say(string text, string inside, string outside)
    {
        var range = VersionRange.Parse(text);

        Assert.All(Versions(inside), version => Assert.True(range.Contains(version), $"{version} is not in '{range}'"));
        Assert.All(Versions(outside), version => Assert.False(range.Contains(version), $"{version} is in '{range}'"));
        Assert.Equal(text, range.ToString());
    }

    [Theory]
    [InlineData("latest", "'latest' is no version")]
    [InlineData("1.2.3.4", "'1.2.3.4' is no version")]
    [InlineData("01.2", "'01.2' is no version")]
    [InlineData("1..2", "'1..2' is no version")]
    [InlineData(">=1.0.0 <2.y", "'2.y' is no version")]
    [InlineData("1.2.3-", "'1.2.3-' is no version")]
    [InlineData("><1", "'><' is no operator")]
    [InlineData("^^1", "'^^' is no operator")]
    [InlineData(">=", "a version is missing")]
    [InlineData("1.0 ||", "a version is missing")]
    [InlineData("1.0,", "a version is missing")]
    [InlineData("1.0,,2.0", "a version is missing")]
    [InlineData("1.0 - ", "'-' is no version")]
    [InlineData(">=1.0<2.0", "'1.0<2.0' is no version")]
    [InlineData(">1.0 - 2.0", "'-' is no version")]
    public void Anything_else_is_refused_by_the_name_of_the_wrong_part(string text, string part)
    {
        Assert.False(VersionRange.TryParse(text, out _));
        Assert.Contains($"'{text}' is no range of versions: {part}.", Assert.Throws<FormatException>(() => VersionRange.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused_without_repeating_it()
    {
        var text = string.Join(" || ", Enumerable.Repeat("1.0.0", VersionRange.MaxLength));

        var message = Assert.Throws<FormatException>(() => VersionRange.Parse(text)).Message;

        Assert.Contains($"at most {VersionRange.MaxLength}", message, StringComparison.Ordinal);
        Assert.True(message.Length < 200);
    }

    [Fact]
    public void No_text_is_no_range() => Assert.False(VersionRange.TryParse((string?)null, out _));

    private static IEnumerable<SemVersion> Versions(string texts) => texts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(SemVersion.Parse);
}
