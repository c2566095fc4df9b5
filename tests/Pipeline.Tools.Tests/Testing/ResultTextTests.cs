using Pipeline.Tools.Testing;

namespace Pipeline.Tools.Tests.Testing;

public sealed class ResultTextTests
{
    [Theory]
    [InlineData("\u001b[31mExpected\u001b[0m: 1\r\n\tActual: 2\u0007", "Expected: 1\n\tActual: 2")]
    [InlineData("a\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007", "alink")]
    [InlineData("a\u202Eb\u200Bc", "a b c")]
    [InlineData(" \n", null)]
    public void A_message_holds_nothing_that_a_terminal_acts_on_or_that_hides_text(string text, string? plain) => Assert.Equal(plain, ResultText.Message(text));
}
