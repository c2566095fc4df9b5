using Nuke.Common;
using Nuke.Common.Utilities;

namespace Pipeline.Engine.Tests.Utilities;

public sealed class StringExtensionsTests
{
    [Theory]
    [InlineData("NuGetApiKey", "NuGet Api Key")]
    [InlineData("OptionalInput", "Optional Input")]
    [InlineData("MyGitHubToken", "My GitHub Token")]
    [InlineData("MSBuildPath", "MSBuild Path")]
    [InlineData("GITHUB_TOKEN", "GITHUB_TOKEN")]
    [InlineData("XMLReader", "XMLReader")]
    [InlineData("a1B", "a1B")]
    [InlineData("", "")]
    public void Names_are_split_into_words(string name, string words) => Assert.Equal(words, name.SplitCamelHumpsWithKnownWords().JoinSpace());

    [Fact]
    public void Only_the_words_that_are_named_stay_whole()
    {
        Assert.Equal(["Nu", "Get"], "NuGet".SplitCamelHumps());
        Assert.Equal(["Use", "DotCover", "Now"], "UseDotCoverNow".SplitCamelHumps("dotcover"));
    }

    [Fact]
    public void Texts_are_joined()
    {
        string[] words = ["a", "b", "c"];
        Assert.Equal("a,b,c", words.JoinComma());
        Assert.Equal("a\nb\nc", words.JoinNewLine(PlatformFamily.Linux));
        Assert.Equal("a\r\n\r\nb\r\n\r\nc", words.JoinParagraph(PlatformFamily.Windows));
        Assert.Equal("a, b, or c", words.JoinCommaOr());
        Assert.Equal("a and b", words[..2].JoinCommaAnd());
        Assert.Equal("a", words[..1].JoinCommaAnd());
    }

    [Fact]
    public void Ends_are_taken_off_once()
    {
        Assert.Equal("MyTasks", "MyTasksTasks".TrimEnd("Tasks"));
        Assert.Equal("1.0.0", "v1.0.0".TrimStart("v"));
        Assert.Equal("1.0.0", "1.0.0".TrimStart("v"));
    }

    [Fact]
    public void Texts_are_split()
    {
        Assert.Equal(["a", "b"], " a  b ".SplitSpace());
        Assert.Equal(["a", "", "b"], "a\r\n\nb".SplitLineBreaks());
        Assert.Equal(["a\nb", "c"], "a\nb\n\nc".SplitParagraphs());
    }

    [Fact]
    public void Case_does_not_count()
    {
        Assert.True("Main".EqualsAnyOrdinalIgnoreCase("master", "main"));
        Assert.True("a.ZIP".EndsWithAnyOrdinalIgnoreCase(".tgz", ".zip"));
        Assert.False("feature".StartsWithAnyOrdinalIgnoreCase("feature/", "fix/"));
        Assert.True("ABC".ContainsOrdinalIgnoreCase("bc"));
    }
}
