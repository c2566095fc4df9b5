using Nuke.Common.IO;

namespace Pipeline.Engine.Tests.IO;

public sealed class RelativePathTests
{
    [Theory]
    [InlineData("a/../b", "b")]
    [InlineData("./a//b/", "a/b")]
    [InlineData("a\\b", "a/b")]
    [InlineData("a/../../b", "../b")]
    [InlineData(".", "")]
    public void A_path_is_in_its_shortest_form(string text, string path) => Assert.Equal(path, (string?)(RelativePath?)text);

    [Theory]
    [InlineData("a\\b", "x/a/b")]
    [InlineData("../../a", "../a")]
    [InlineData("", "x")]
    [InlineData(null, "x")]
    public void A_path_goes_down_and_up(string? text, string path) => Assert.Equal(path, (string?)((RelativePath)"x" / text));

    [Fact]
    public void A_range_is_the_way_up() => Assert.Equal("..", (string?)((RelativePath)"x" / .. / ..));

    [Fact]
    public void An_absolute_path_cannot_be_below_a_relative_one() => Assert.Throws<ArgumentException>(() => (RelativePath)"x" / "/a");

    [Fact]
    public void What_is_put_behind_a_path_stays_as_it_is() => Assert.Equal("xa/../b", (string?)((RelativePath)"x" + "a/../b"));

    [Fact]
    public void Each_system_has_its_separator()
    {
        Assert.Equal("a\\b\\c", (string?)((WinRelativePath)"a/b" / "c"));
        Assert.Equal("a/b/c", (string?)((UnixRelativePath)"a\\b" / "c"));
        Assert.Equal("a\\b", (string?)((RelativePath)"a/b").ToWinRelativePath());
        Assert.Equal("..\\c", (string?)((AbsolutePath)"/a/b").GetWinRelativePathTo("/a/c"));
    }

    [Fact]
    public void A_root_has_its_own_separator() => Assert.Throws<ArgumentException>(() => (WinRelativePath)"/a");

    [Fact]
    public void No_text_is_the_empty_path_of_a_system()
    {
        Assert.Equal("", (string?)(UnixRelativePath)(string?)null);
        Assert.Null((RelativePath?)(string?)null);
    }
}
