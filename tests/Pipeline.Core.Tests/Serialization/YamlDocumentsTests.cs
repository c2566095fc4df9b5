using Pipeline.Core.Errors;
using Pipeline.Core.Serialization;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Core.Tests.Serialization;

public sealed class YamlDocumentsTests
{
    [Fact]
    public void Every_document_is_given_in_order() =>
        Assert.Equal(["a", "b"], YamlDocuments.Load("a\n---\nb\n", "The text").Select(root => ((YamlScalarNode)root).Value));

    [Fact]
    public void Aliases_are_followed()
    {
        var root = Assert.IsType<YamlMappingNode>(Assert.Single(YamlDocuments.Load("a: &x [1]\nb: *x\n", "The text")));
        Assert.Same(root["a"], root["b"]);
    }

    [Theory]
    [InlineData("a: [", "The text is no YAML")]
    [InlineData("a: 1\na: 2", "The text is no YAML")]
    [InlineData("a: *nowhere", "The text is no YAML")]
    public void Text_that_is_no_YAML_is_refused(string text, string problem) =>
        Assert.StartsWith(problem, Assert.Throws<PipelineException>(() => YamlDocuments.Load(text, "The text")).Message, StringComparison.Ordinal);

    [Fact]
    public void Nesting_that_could_exhaust_the_stack_is_refused_with_its_line()
    {
        var exception = Assert.Throws<PipelineException>(() => YamlDocuments.Load("a:\n  " + new string('[', 100_000), "The text"));
        Assert.Equal("The text cannot be read, line 2: The values are nested more than 100 deep.", exception.Message);
    }
}
