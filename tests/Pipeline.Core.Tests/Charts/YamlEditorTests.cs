using Pipeline.Core.Charts;
using Pipeline.Core.Errors;

namespace Pipeline.Core.Tests.Charts;

public class YamlEditorTests
{
    [Fact]
    public void Comments_order_and_quotes_stay_as_they_were() => Assert.Equal(
        """
        # How many
        replicas: 2   # for now
        image:
          repository: 'acme/orders'  # ours
          tag: "1.0.0" # replaced
        env: {}
        """,
        YamlEditor.Set(
            """
            # How many
            replicas: 2   # for now
            image:
              repository: 'acme/orders'  # ours
              tag: latest # replaced
            env: {}
            """,
            "1.0.0",
            "image", "tag"));

    [Theory]
    [InlineData("image:\n    tag: x\n", "image:\n    digest: \"d\"\n    tag: x\n")]
    [InlineData("other: 1\n", "image:\n  digest: \"d\"\nother: 1\n")]
    [InlineData("", "image:\n  digest: \"d\"\n")]
    [InlineData("# only a comment\n", "# only a comment\nimage:\n  digest: \"d\"\n")]
    [InlineData("image: {}\n", "image: { \"digest\": \"d\" }\n")]
    [InlineData("image: { tag: x }\n", "image: { \"digest\": \"d\", tag: x }\n")]
    [InlineData("image: # later\nb: 1\n", "image:\n  digest: \"d\" # later\nb: 1\n")]
    [InlineData("image:\n  digest:\n  tag: x\n", "image:\n  digest: \"d\"\n  tag: x\n")]
    [InlineData("image:\n  digest: \"\"\n", "image:\n  digest: \"d\"\n")]
    [InlineData("image:\r\n  digest: old\r\n", "image:\r\n  digest: \"d\"\r\n")]
    public void A_missing_or_empty_value_is_added_in_the_style_of_its_surroundings(string before, string after) =>
        Assert.Equal(after, YamlEditor.Set(before, "d", "image", "digest"));

    [Fact]
    public void An_alias_is_replaced_and_not_what_it_points_to() =>
        Assert.Equal("a: &x one\nb: \"two\"\n", YamlEditor.Set("a: &x one\nb: *x\n", "two", "b"));

    [Fact]
    public void An_anchor_stays_for_those_who_use_it() =>
        Assert.Equal("a: &x \"two\"\nb: *x\n", YamlEditor.Set("a: &x one\nb: *x\n", "two", "a"));

    [Theory]
    [InlineData("image: [1]\n", "image.tag")]
    [InlineData("image: text\n", "image.tag")]
    [InlineData("image:\n  tag: |\n    two\n    lines\n", "image.tag")]
    [InlineData("- a\n", "image")]
    [InlineData("image: {\n", "no YAML")]
    public void What_cannot_be_changed_is_named(string yaml, string named) =>
        Assert.Contains(named, Assert.Throws<PipelineException>(() => YamlEditor.Set(yaml, "x", "image", "tag")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("image:\r\n  tag: x\r\n", "image:\r\n  digest: \"d\"\r\n  tag: x\r\n")]
    [InlineData("other: 1\r\n", "image:\r\n  digest: \"d\"\r\nother: 1\r\n")]
    [InlineData("# a\r\n", "# a\r\nimage:\r\n  digest: \"d\"\r\n")]
    [InlineData("image: # later\r\nb: 1", "image:\r\n  digest: \"d\" # later\r\nb: 1")]
    [InlineData("a: 1\nb: 2\r\n", "image:\n  digest: \"d\"\na: 1\nb: 2\r\n")]
    public void Added_lines_end_like_the_others(string before, string after) => Assert.Equal(after, YamlEditor.Set(before, "d", "image", "digest"));

    [Theory]
    [InlineData("# only a comment", "# only a comment\na:\n  b:\n    c: \"v\"\n")]
    [InlineData("a: {}\n", "a: { \"b\": { c: \"v\" } }\n")]
    [InlineData("a: { b: }\n", "a: { b: { c: \"v\" } }\n")]
    [InlineData("x: &x 1\na: *x\n", "x: &x 1\na: { b: { c: \"v\" } }\n")]
    [InlineData("a:\n  b:\n    c: old\n    d: 1\n", "a:\n  b:\n    c: \"v\"\n    d: 1\n")]
    public void Several_missing_levels_are_added_at_once(string before, string after) => Assert.Equal(after, YamlEditor.Set(before, "v", "a", "b", "c"));

    [Fact]
    public void A_value_is_quoted_so_that_it_is_read_back() => Assert.Equal("a: \"c:\\\\x \\\"y\\\"\"\n", YamlEditor.Set("a: 1\n", "c:\\x \"y\"", "a"));

    [Fact]
    public void What_is_in_the_way_is_told_with_its_place() => Assert.StartsWith(
        "'image.tag' cannot be set: at Line: 1, Col: 8, Idx: 7 'image' is a sequence; expected a mapping",
        Assert.Throws<PipelineException>(() => YamlEditor.Set("image: [1]\n", "x", "image", "tag")).Message, StringComparison.Ordinal);
}
