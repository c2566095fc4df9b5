using Pipeline.Core.Errors;
using Pipeline.Core.Serialization;

namespace Pipeline.Core.Tests.Serialization;

public sealed class YamlJsonTests
{
    [Theory]
    [InlineData("a", "\"a\"")]
    [InlineData("\"1\"", "\"1\"")]
    [InlineData("12", "12")]
    [InlineData("-3", "-3")]
    [InlineData("0644", "420")]
    [InlineData("0x1F", "31")]
    [InlineData("1.5", "1.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1.2.3", "\"1.2.3\"")]
    [InlineData("true", "true")]
    [InlineData("off", "false")]
    [InlineData("\"on\"", "\"on\"")]
    [InlineData("~", null)]
    [InlineData("", null)]
    [InlineData("[1, a]", "[1,\"a\"]")]
    [InlineData("{}", "{}")]
    public void Scalars_are_what_Kubernetes_makes_of_them(string yaml, string? json) => Assert.Equal(json, YamlJson.ReadDocuments($"a: {yaml}\n", "The chart")[0]["a"]?.ToJsonString());

    [Fact]
    public void Empty_documents_are_left_out() => Assert.Single(YamlJson.ReadDocuments("---\n# nothing\n---\na: 1\n---\n", "The chart"));

    [Fact]
    public void Merged_keys_give_way_to_those_that_are_written() =>
        Assert.Equal("""{"base":{"x":1,"y":2},"a":{"y":3,"x":1}}""", YamlJson.ReadDocuments("base: &b { x: 1, y: 2 }\na:\n  y: 3\n  <<: *b\n", "The chart")[0].ToJsonString());

    [Fact]
    public void A_value_that_holds_itself_is_refused() => Assert.Throws<PipelineException>(() => YamlJson.ReadDocuments("a: &a\n  b: *a\n", "The chart"));
}
