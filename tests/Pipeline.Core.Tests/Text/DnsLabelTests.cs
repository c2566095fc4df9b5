using Pipeline.Core.Text;

namespace Pipeline.Core.Tests.Text;

public sealed class DnsLabelTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("z")]
    [InlineData("az09-z")]
    public void Letters_digits_and_hyphens_make_a_label(string name) => Assert.True(DnsLabel.IsValid(name));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("1a")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a.b")]
    [InlineData("a_b")]
    [InlineData("ä")]
    [InlineData("a\n")]
    public void Anything_else_makes_none(string? name) => Assert.False(DnsLabel.IsValid(name));

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void A_label_has_at_most_63_characters(int length, bool isValid) => Assert.Equal(isValid, DnsLabel.IsValid(new string('a', length)));
}
