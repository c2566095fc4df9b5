using Nuke.Common.IO;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.IO;

public sealed class GlobbingTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    public GlobbingTests()
    {
        foreach (var file in (string[])["a.txt", "b.txt", "ab.txt", "c.md", "!x.txt", "[z].txt", "x{y}.txt", "A.TXT", "src/a.cs", "src/B/b.cs", "src/B/B/deep.cs", "lib/B/l.cs", "lib/.hidden/h.cs"])
            _folder.Write(file, "");
        Directory.CreateDirectory(_folder["empty"]);
    }

    private AbsolutePath Root => _folder.Path;

    [Theory]
    [InlineData("{a,b}.txt", "a.txt b.txt")]
    [InlineData("*.{cs,md}", "c.md")]
    [InlineData("{src,lib}/**/*.cs", "lib/.hidden/h.cs lib/B/l.cs src/B/B/deep.cs src/B/b.cs src/a.cs")]
    [InlineData("[ab].txt", "a.txt b.txt")]
    [InlineData("[AB].TXT", "A.TXT")]
    [InlineData("[a-b].txt", "a.txt b.txt")]
    [InlineData("[!a].txt", "b.txt")]
    [InlineData("?.txt", "a.txt b.txt")]
    [InlineData("?[.]txt", "a.txt b.txt")]
    [InlineData("!*.txt", "!x.txt [z].txt a.txt ab.txt b.txt x{y}.txt")]
    [InlineData("[[]z*", "[z].txt")]
    [InlineData("[[]z?.txt", "[z].txt")]
    [InlineData("**/B/**", "lib/B/l.cs src/B/B/deep.cs src/B/b.cs")]
    [InlineData("**/B/*", "lib/B/l.cs src/B/B/deep.cs src/B/b.cs")]
    [InlineData("**/**/*.cs", "lib/.hidden/h.cs lib/B/l.cs src/B/B/deep.cs src/B/b.cs src/a.cs")]
    [InlineData("src/**", "src/B/B/deep.cs src/B/b.cs src/a.cs")]
    [InlineData("src\\a.cs", "src/a.cs")]
    [InlineData("s**/*.cs", "src/a.cs")]
    [InlineData("**.md", "c.md")]
    [InlineData("*", "!x.txt A.TXT [z].txt a.txt ab.txt b.txt c.md x{y}.txt")]
    [InlineData("src", "")]
    [InlineData("src/", "")]
    [InlineData("./a.txt", "")]
    [InlineData("src//a.cs", "")]
    [InlineData("/a.txt", "")]
    [InlineData("[z].txt", "")]
    [InlineData("x{y}.txt", "")]
    [InlineData("a,b", "")]
    [InlineData("", "")]
    public void Files_that_fit_are_found(string pattern, string files) => Assert.Equal(files, Join(Root.GlobFiles(pattern)));

    [Theory]
    [InlineData("**/B/**", "lib/B src/B src/B/B")]
    [InlineData("**/B", "lib/B src/B src/B/B")]
    [InlineData("**/B/*", "src/B/B")]
    [InlineData("**", "empty lib lib/.hidden lib/B src src/B src/B/B")]
    [InlineData("**/*", "empty lib lib/.hidden lib/B src src/B src/B/B")]
    [InlineData("*", "empty lib src")]
    [InlineData("src/**", "src src/B src/B/B")]
    [InlineData("src", "src")]
    [InlineData("src/", "")]
    [InlineData("./src", "")]
    [InlineData("../*", "")]
    public void Folders_that_fit_are_found(string pattern, string folders) => Assert.Equal(folders, Join(Root.GlobDirectories(pattern)).Trim());

    [Fact]
    public void Any_folders_may_be_none() => Assert.Contains(Root, Root.GlobDirectories("**"));

    [Theory]
    [InlineData("{a*,b}")]
    [InlineData("{a")]
    [InlineData("{,a}b.txt")]
    [InlineData("{src/B,lib}/*.cs")]
    [InlineData("[a")]
    [InlineData("a[!b")]
    [InlineData("[]")]
    public void A_pattern_that_cannot_be_read_is_named(string pattern) =>
        Assert.Contains(pattern, Assert.Throws<ArgumentException>(() => Root.GlobFiles(pattern)).Message, StringComparison.Ordinal);

    [Fact]
    public void Patterns_are_followed_one_by_one() => Assert.Equal(["a.txt", "a.txt", "b.txt", "a.txt"], Root.GlobFiles("a.txt", "?.txt", "a.*").Select(path => path.Name));

    [Fact]
    public void Files_are_found_level_by_level_sorted() => Assert.Equal(["a.cs", "h.cs", "l.cs", "b.cs", "deep.cs"], Root.GlobFiles("**/*.cs").Select(path => path.Name));

    [Fact]
    public void A_folder_without_patterns_is_one_itself() => Assert.Equal(["a.cs", "b.cs", "deep.cs"], (Root / "src" / "**" / "*.cs").GlobFiles().Select(path => path.Name));

    [Fact]
    public void In_a_folder_that_is_not_there_nothing_is_found()
    {
        Assert.Empty((Root / "gone").GlobFiles("**"));
        Assert.Empty((Root / "gone").GlobDirectories("**"));
    }

    [Fact]
    public void A_link_that_leads_back_is_not_followed()
    {
        Directory.CreateSymbolicLink(_folder["lib/self"], _folder["lib"]);
        Directory.CreateSymbolicLink(_folder["src/other"], _folder["lib/B"]);
        Directory.CreateSymbolicLink(_folder["lib/B/again"], _folder["lib/B"]);
        Assert.Equal("lib/B/l.cs src/other/l.cs", Join(Root.GlobFiles("**/l.cs")));
    }

    public void Dispose() => _folder.Dispose();

    private string Join(IEnumerable<AbsolutePath> paths) => string.Join(' ', paths.Select(path => Root.GetUnixRelativePathTo(path).ToString()).Order(StringComparer.Ordinal));
}
