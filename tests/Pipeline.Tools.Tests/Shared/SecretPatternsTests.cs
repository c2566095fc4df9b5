using System.Text;
using Pipeline.Shared;

namespace Pipeline.Tools.Tests.Shared;

public sealed class SecretPatternsTests
{
    private const string Secret = "p@ss \"w<ord>\"+/&1";

    [Fact]
    public void Each_secret_is_replaced_and_an_empty_one_is_none() => Assert.Equal("a *** b ***", SecretPatterns.Of("one", "", "two").Mask("a one b two"));

    [Theory]
    [InlineData("p%40ss%20%22w%3Cord%3E%22%2B%2F%261")]
    [InlineData("p%40ss%20%22w%3cord%3e%22%2b%2f%261")]
    [InlineData("p%40ss+%22w%3Cord%3E%22%2B%2F%261")]
    [InlineData("p@ss \\\"w<ord>\\\"+/&1")]
    [InlineData("p@ss \\u0022w\\u003Cord\\u003E\\u0022\\u002B/\\u00261")]
    [InlineData("p@ss &quot;w&lt;ord&gt;&quot;+/&amp;1")]
    [InlineData("p@ss \"w&lt;ord>\"+/&amp;1")]
    [InlineData("p@ss \\\"w\\u003cord\\u003e\\\"+/\\u00261")]
    [InlineData("p@ss \\\"w<ord>\\\"+\\/&1")]
    [InlineData("p@ss \\\\\\\"w\\\\u003cord\\\\u003e\\\\\\\"+/\\\\u00261")]
    [InlineData("p@ss &#34;w&lt;ord&gt;&#34;&#43;/&amp;1")]
    [InlineData("p@ss &quot;w&lt;ord&gt;&quot;&#x2B;&#x2F;&amp;1")]
    [InlineData("p@ss &amp;quot;w&amp;lt;ord&amp;gt;&amp;quot;+/&amp;amp;1")]
    [InlineData("p%2540ss%2520%2522w%253Cord%253E%2522%252B%252F%25261")]
    [InlineData("p@ss%20%22w%3Cord%3E%22+/&1")]
    [InlineData("p@ss\\ \\\"w\\<ord\\>\\\"+/\\&1")]
    [InlineData("p@ss \"\"w<ord>\"\"+/&1")]
    [InlineData("\\u0070@ss \"w<ord>\"+/&1")]
    [InlineData("cEBzcyAidzxvcmQ\\u002BIisvJjE=")]
    [InlineData("cEBzcyAidzxvcmQ%2BIisvJjE=")]
    [InlineData("cEBzcyAidzxvcmQ+IisvJjE=")]
    [InlineData("cEBzcyAidzxvcmQ-IisvJjE")]
    public void A_secret_is_masked_as_it_is_encoded(string encoded) => Assert.Matches(@"^a \*\*\*=? b$", SecretPatterns.Of(Secret).Mask($"a {encoded} b"));

    [Theory]
    [InlineData("")]
    [InlineData("u:")]
    [InlineData("us:")]
    [InlineData("user:")]
    public void A_secret_in_the_midst_of_what_is_encoded_keeps_at_most_a_character_on_each_side(string before)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}{Secret}:x"));

        var masked = SecretPatterns.Of(Secret).Mask(encoded);

        Assert.Contains("***", masked, StringComparison.Ordinal);
        Assert.InRange(masked.Length, 3, before.Length * 4 / 3 + 9);
    }

    [Fact]
    public void A_long_secret_is_masked_in_the_lines_of_base64()
    {
        var secret = string.Concat(Enumerable.Range(0, 40).Select(index => $"key{index:x2}"));
        var lines = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret), Base64FormattingOptions.InsertLineBreaks);

        Assert.Matches(@"^(\*\*\*\s*)+$", SecretPatterns.Of(secret).Mask(lines));
    }

    [Fact]
    public void The_longest_form_counts_and_a_longer_one_is_waited_for()
    {
        var patterns = SecretPatterns.Of("abc", "abcdef");
        var masked = new StringBuilder();

        var (held, _) = patterns.Mask("x abcd", isEnd: false, masked);
        patterns.Mask("abcdef y abcd", isEnd: true, masked);

        Assert.Equal((4, "x *** y ***d"), (held, masked.ToString()));
    }

    [Fact]
    public void Short_lines_of_a_secret_are_none() => Assert.Equal("{ *** }", SecretPatterns.Of("{\n  \"password\": \"x\"\n}").Mask("{ \"password\": \"x\" }"));

    [Theory]
    [InlineData("pä$$ 🔑'1", "p\\u00e4$$ \\ud83d\\udd11'1")]
    [InlineData("pä$$ 🔑'1", "p\\u00E4$$ \\uD83D\\uDD11\\u00271")]
    [InlineData("pä$$ 🔑'1", "p&#228;$$ &#128273;&#39;1")]
    [InlineData("pä$$ 🔑'1", "p&#xE4;$$ &#x1F511;&#x27;1")]
    [InlineData("pä$$ 🔑'1", "p%C3%A4%24%24+%f0%9f%94%91%271")]
    [InlineData("pä$$ 🔑'1", "pä$$ 🔑''1")]
    [InlineData("C:\\new\\table", "C:\\\\new\\\\table")]
    [InlineData("C:\\new\\table", "C:\\\\\\\\new\\\\\\\\table")]
    [InlineData("one\ntwo", "one\\ntwo")]
    [InlineData("one\ntwo", "one\\r\\ntwo")]
    [InlineData("one\ntwo", "one&#xA;two")]
    [InlineData("one\ntwo", "one\r\ntwo")]
    public void A_secret_is_masked_whoever_escapes_it_in_texts_and_in_bytes(string secret, string written)
    {
        var patterns = SecretPatterns.Of(secret);

        Assert.Equal("a *** b", patterns.Mask($"a {written} b"));
        Assert.Equal("a *** b", patterns.ForBytes().Mask(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes($"a {written} b"))));
    }

    [Theory]
    [InlineData("p@ss &quot;w&lt;ord&gt;&quot;+/&amp;1")]
    [InlineData("p@ss \\\"w\\u003cord\\u003e\\\"+/\\u00261")]
    [InlineData("p%2540ss%2520%2522w%253Cord%253E%2522%252B%252F%25261")]
    public void An_escaped_secret_is_waited_for_wherever_it_is_cut(string written) => Assert.All(Enumerable.Range(1, written.Length - 1), cut =>
    {
        var patterns = SecretPatterns.Of(Secret);
        var masked = new StringBuilder();

        var (held, _) = patterns.Mask(written.AsSpan(0, cut), isEnd: false, masked);
        patterns.Mask(written.AsSpan(cut - held), isEnd: true, masked);

        Assert.Equal("***", masked.ToString());
    });

    [Theory]
    [InlineData("a & b % c \\ d", "secret")]
    [InlineData("50% & C:\\temp\\\\", "temps")]
    public void What_only_looks_escaped_stays(string text, string secret) => Assert.Equal(text, SecretPatterns.Of(secret).Mask(text));
}
