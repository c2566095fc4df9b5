using FsCheck;
using FsCheck.Fluent;
using Pipeline.Workflows.Yaml;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Workflows.Tests.Yaml;

public sealed class YamlTextTests
{
    [Fact]
    public void Every_text_is_read_back_as_it_was()
    {
        var texts = ArbMap.Default.ArbFor<string>().Filter(text => text is not null && text.All(character => !char.IsSurrogate(character)));
        Prop.ForAll(texts, text => ReadBack(text) == text && ReadBackFromList(text) == text).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    [Theory]
    [InlineData("plain text")]
    [InlineData("true")]
    [InlineData("No")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("1.10")]
    [InlineData("0x1F")]
    [InlineData("2026-01-01")]
    [InlineData("- item")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("*alias")]
    [InlineData("!cancelled()")]
    [InlineData("${{ inputs.module }}")]
    [InlineData("it's \"quoted\"")]
    [InlineData(" leading")]
    [InlineData("trailing ")]
    [InlineData("")]
    [InlineData("two\nlines")]
    [InlineData("two\nlines\n")]
    [InlineData("\n\n")]
    [InlineData("a\n  indented\nb")]
    [InlineData("carriage\rreturn")]
    [InlineData("bell\u0007")]
    [InlineData("smile 🙂")]
    [InlineData("line\u2028separator")]
    public void Text_that_YAML_could_misread_is_read_back_as_it_was(string text)
    {
        Assert.Equal(text, ReadBack(text));
        Assert.Equal(text, ReadBackFromList(text));
    }

    [Theory]
    [InlineData("./build.sh Test", "./build.sh Test")]
    [InlineData("${{ github.sha }}", "${{ github.sha }}")]
    [InlineData("yes", "'yes'")]
    [InlineData("0 17 * * 1-5", "'0 17 * * 1-5'")]
    [InlineData("it's", "it's")]
    [InlineData("!cancelled()", "'!cancelled()'")]
    public void Text_is_quoted_only_where_it_has_to_be(string text, string written) => Assert.Equal(written, YamlText.Inline(text));

    private static string ReadBack(string text) => ((YamlScalarNode)Parse(new YamlMapping { { "key", text } })["key"]).Value!;

    private static string ReadBackFromList(string text) => ((YamlScalarNode)Parse(new YamlMapping { { "key", YamlSequence.Inline([text]) } })["key"][0]).Value!;

    private static YamlMappingNode Parse(YamlMapping mapping)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(YamlWriter.Write([], mapping)));
        return (YamlMappingNode)stream.Documents[0].RootNode;
    }
}
