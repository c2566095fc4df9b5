using Pipeline.Core.Text;

namespace Pipeline.Core.Tests.Text;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData("Add a cart", "Add a cart")]
    [InlineData("größer 漢字 🙂", "größer 漢字 🙂")]
    [InlineData("red \u001b[31m", "red  [31m")]
    [InlineData("one\r\ntwo\tthree", "one  two three")]
    [InlineData("c1 \u009b2J", "c1  2J")]
    [InlineData("line\u2028paragraph\u2029end", "line paragraph end")]
    [InlineData("nimda\u202e \u2066is\u2069", "nimda   is ")]
    [InlineData("ma\u200bin", "ma in")]
    [InlineData("main\U000E0041", "main ")]
    public void Nothing_is_left_that_a_terminal_acts_on_or_a_reader_does_not_see(string text, string shown) =>
        Assert.Equal(shown, PlainText.OneLine(text));

    [Fact]
    public void Lines_and_tabs_stay_where_there_may_be_several() => Assert.Equal("one\n\ttwo  [2J\n", PlainText.Lines("one\r\n\ttwo \u001b[2J\n"));
}
