using Nuke.Common.IO;

namespace Pipeline.Engine.Tests.IO;

public sealed class PathConstructionTests
{
    [Theory]
    [InlineData("/a/b/../c", "/a/c")]
    [InlineData("/a/./b//", "/a/b")]
    [InlineData("/a/..", "/")]
    [InlineData("/a\\b", "/a/b")]
    [InlineData("//a", "/a")]
    [InlineData("C:\\x\\..\\y", "C:\\y")]
    [InlineData("c:/x", "c:\\x")]
    [InlineData("C:", "C:\\")]
    [InlineData("\\\\server\\share\\x", "\\\\server\\share\\x")]
    public void An_absolute_path_is_one_of_any_system_in_its_shortest_form(string text, string path) => Assert.Equal(path, AbsolutePath.Create(text).ToString());

    [Theory]
    [InlineData("/..")]
    [InlineData("/a/../..")]
    [InlineData("C:\\..")]
    public void A_path_cannot_lead_beyond_its_root(string text) => Assert.Contains(text, Assert.Throws<ArgumentException>(() => AbsolutePath.Create(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("a\\b", "/a/b/a/b")]
    [InlineData("../..", "/")]
    [InlineData(" ", "/a/b")]
    [InlineData(null, "/a/b")]
    [InlineData("c/", "/a/b/c")]
    public void A_path_goes_down_by_both_separators_and_up(string? text, string path) => Assert.Equal(path, ((AbsolutePath)"/a/b" / text).ToString());

    [Theory]
    [InlineData("../../..")]
    [InlineData("/c")]
    [InlineData("C:\\c")]
    public void A_path_goes_neither_beyond_its_root_nor_to_another_one(string text) => Assert.Throws<ArgumentException>(() => (AbsolutePath)"/a/b" / text);

    [Theory]
    [InlineData("/")]
    [InlineData("C:\\")]
    [InlineData("\\\\server")]
    public void A_root_has_no_parent(string root)
    {
        AbsolutePath path = root;
        Assert.Null(path.Parent);
        Assert.Null(path / ..);
        Assert.Equal(path, (path / "x").Parent);
    }

    [Theory]
    [InlineData("/a/b", "/a/c", "../c")]
    [InlineData("/a", "/a", "")]
    [InlineData("/a", "/a/b/c", "b/c")]
    [InlineData("/a", "/A/b", "../A/b")]
    [InlineData("C:\\a", "c:\\A\\b", "b")]
    public void A_way_leads_from_one_path_to_another(string from, string to, string way) => Assert.Equal(way, ((AbsolutePath)from).GetUnixRelativePathTo(to).ToString());

    [Theory]
    [InlineData("/a", "C:\\a")]
    [InlineData("C:\\a", "D:\\a")]
    [InlineData("/a", "b")]
    public void There_is_no_way_to_another_root(string from, string to) => Assert.Throws<ArgumentException>(() => ((AbsolutePath)from).GetRelativePathTo(to));

    [Theory]
    [InlineData("/a/b", "/a/b", true)]
    [InlineData("/a/b", "/a/b/c", true)]
    [InlineData("/", "/a", true)]
    [InlineData("/a/b", "/a/bc", false)]
    [InlineData("/a/b", "/a/B/c", false)]
    [InlineData("/a/b", "/a", false)]
    [InlineData("/a", "C:\\a", false)]
    public void A_path_contains_itself_and_what_lies_below_it(string path, string other, bool contains) => Assert.Equal(contains, ((AbsolutePath)path).Contains(other));

    [Theory]
    [InlineData(null, "b", "b")]
    [InlineData("a/", "b\\", "a/b")]
    [InlineData("C:", "b", "C:\\b")]
    [InlineData("a", "", "a")]
    public void Paths_are_put_together(string? left, string right, string path) => Assert.Equal(path, PathConstruction.Combine(left, right));

    [Theory]
    [InlineData("/a", "/")]
    [InlineData("C:x", "C:")]
    [InlineData("\\\\server\\share", "\\\\server")]
    [InlineData("a", null)]
    public void A_path_has_a_root_or_none(string path, string? root) => Assert.Equal((root, root is not null), (PathConstruction.GetPathRoot(path), PathConstruction.HasPathRoot(path)));

    [Fact]
    public void Case_counts_except_below_a_drive()
    {
        Assert.True((AbsolutePath)"C:\\X" == "c:\\x");
        Assert.Equal(((AbsolutePath)"C:\\X").GetHashCode(), ((AbsolutePath)"c:\\x").GetHashCode());
        Assert.False((AbsolutePath)"/X" == "/x");
    }

    [Theory]
    [InlineData("d", "\"/a \\\"b\"")]
    [InlineData("dn", "\"/a \\\"b\"")]
    [InlineData("s", "'/a \"b'")]
    [InlineData("nq", "/a \"b")]
    [InlineData(null, "/a \"b")]
    public void A_quoted_path_has_its_own_quotes_escaped(string? format, string text) => Assert.Equal(text, ((AbsolutePath)"/a \"b").ToString(format));

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    public void A_format_that_there_is_not_is_refused(string format) => Assert.Throws<ArgumentException>(() => ((AbsolutePath)"/a").ToString(format));
}
