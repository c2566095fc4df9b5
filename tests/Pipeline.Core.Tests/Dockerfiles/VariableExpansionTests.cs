using Pipeline.Core.Dockerfiles;

namespace Pipeline.Core.Tests.Dockerfiles;

/// <summary>Variables and quotes by the Dockerfile reference; what <c>V</c> is stands before the arrow.</summary>
public sealed class VariableExpansionTests
{
    private static readonly Dictionary<string, string> Values = new() { ["V"] = "3.19", ["EMPTY"] = "", ["N"] = "V" };

    [Theory]
    [InlineData("a$V", "a3.19")]
    [InlineData("${V}b", "3.19b")]
    [InlineData("$Vb", "")]
    [InlineData("\\$V", "$V")]
    [InlineData("a\\\\b", "a\\b")]
    [InlineData("'$V'", "$V")]
    [InlineData("'a\\b'", "a\\b")]
    [InlineData("\"$V\"", "3.19")]
    [InlineData("\"a\\\"b\"", "a\"b")]
    [InlineData("\"it's\"", "it's")]
    [InlineData("a$", "a$")]
    [InlineData("a$-b", "a$-b")]
    [InlineData("a\\", "a\\")]
    [InlineData("$UNSET.", ".")]
    public void Quotes_and_escapes_go_and_variables_are_replaced(string text, string expected) => Assert.Equal(expected, Expand(text));

    [Theory]
    [InlineData("${V:-x}", "3.19")]
    [InlineData("${V-x}", "3.19")]
    [InlineData("${EMPTY:-x}", "x")]
    [InlineData("${EMPTY-x}", "")]
    [InlineData("${UNSET:-x}", "x")]
    [InlineData("${UNSET-x}", "x")]
    [InlineData("${UNSET:-$V}", "3.19")]
    [InlineData("${UNSET:-${EMPTY:-deep}}", "deep")]
    [InlineData("${UNSET:-\"quoted\"}", "quoted")]
    [InlineData("${V:+x}", "x")]
    [InlineData("${EMPTY:+x}", "")]
    [InlineData("${EMPTY+x}", "x")]
    [InlineData("${UNSET+x}", "")]
    [InlineData("${V:?needed}", "3.19")]
    [InlineData("${EMPTY?needed}", "")]
    [InlineData("${V+$V-slim}", "3.19-slim")]
    public void A_default_or_an_alternative_depends_on_whether_it_is_set_and_with_a_colon_on_whether_it_is_empty(string text, string expected) =>
        Assert.Equal(expected, Expand(text));

    [Theory]
    [InlineData("${EMPTY:?needed}")]
    [InlineData("${UNSET?needed}")]
    [InlineData("${V")]
    [InlineData("${}")]
    [InlineData("${V^^}")]
    [InlineData("${UNSET:-${V}")]
    public void What_has_no_value_or_is_not_known_is_not_guessed(string text) => Assert.Null(Expand(text));

    [Theory]
    [InlineData("${UNSET#v}", "")]
    [InlineData("${V#*.}", "19")]
    [InlineData("${V%$N}", "3.19")]
    [InlineData("${V/./-}", "3-19")]
    [InlineData("${V/.}", "319")]
    [InlineData("${V/${UNSET:-.}/-}", "3-19")]
    [InlineData("${V/#3/4}", "3.19")]
    public void A_part_is_cut_off_or_replaced(string text, string expected) => Assert.Equal(expected, Expand(text));

    [Fact]
    public void A_variable_is_expanded_once() => Assert.Equal("V", Expand("${N}"));

    [Fact]
    public void Defaults_may_be_nested_but_not_without_end()
    {
        Assert.Equal("x", Expand(Nested(16)));
        Assert.Null(Expand(Nested(17)));

        static string Nested(int depth) => string.Concat(Enumerable.Repeat("${UNSET:-", depth)) + "x" + new string('}', depth);
    }

    [Fact]
    public void Another_escape_leaves_backslashes_alone() => Assert.Equal("c:\\3.19$V", new VariableExpansion('`').Expand("c:\\$V`$V", Values.GetValueOrDefault));

    [Theory]
    [InlineData("a  b\tc", "a|b|c")]
    [InlineData(" a ", "a")]
    [InlineData("'a b' \"c d\"", "'a b'|\"c d\"")]
    [InlineData("a\\ b c", "a\\ b|c")]
    [InlineData("'a\\' b", "'a\\'|b")]
    [InlineData("\"a\\\" b\" c", "\"a\\\" b\"|c")]
    [InlineData("\"it's\" b", "\"it's\"|b")]
    [InlineData("a\\", "a\\")]
    [InlineData("", "")]
    public void Words_end_at_white_space_that_is_neither_quoted_nor_escaped(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', new VariableExpansion('\\').Split(text)));

    private static string? Expand(string text) => new VariableExpansion('\\').Expand(text, Values.GetValueOrDefault);
}
