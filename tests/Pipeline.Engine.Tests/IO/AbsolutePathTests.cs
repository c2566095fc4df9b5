using Nuke.Common.IO;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.IO;

public sealed class AbsolutePathTests
{
    private static readonly AbsolutePath Root = "/a/b";

    [Fact]
    public void Operators_go_down_up_and_on()
    {
        Assert.Equal("/a/b/c/d", Root / "c" / "d");
        Assert.Equal("/a", Root / "..");
        Assert.Equal("/a", Root / ..);
        Assert.Equal("/a/b.txt", Root + ".txt");
        Assert.Equal("/a/b", Root / "c/../");
    }

    [Fact]
    public void Parts_are_named()
    {
        var file = Root / "c.tar.gz";
        Assert.Equal("c.tar.gz", file.Name);
        Assert.Equal("c.tar", file.NameWithoutExtension);
        Assert.Equal(".gz", file.Extension);
        Assert.Equal(Root, file.Parent);
        Assert.Null(((AbsolutePath)"/").Parent);
    }

    [Fact]
    public void A_relative_text_is_no_absolute_path() => Assert.Throws<ArgumentException>(() => (AbsolutePath)"a/b");

    [Fact]
    public void An_absolute_path_cannot_be_below_another() => Assert.Throws<ArgumentException>(() => Root / "/c");

    [Fact]
    public void A_path_knows_what_lies_below_it()
    {
        Assert.True(Root.Contains("/a/b/c"));
        Assert.False(Root.Contains("/a/bc"));
        Assert.False(Root.Contains("/a/b"));
        Assert.Equal("../c", (string)Root.GetUnixRelativePathTo("/a/c"));
    }

    [Fact]
    public void A_path_is_quoted_as_asked()
    {
        AbsolutePath path = "/a b";
        Assert.Equal("\"/a b\" '/a b' /a b", $"{path:dn} {path:s} {path:nq}");
    }

    [Fact]
    public void Patterns_find_files_and_folders()
    {
        using var folder = new TempDirectory();
        folder.Write("a/one.txt", "");
        folder.Write("a/b/two.txt", "");
        folder.Write("a/b/three.md", "");
        AbsolutePath root = folder.Path;
        Assert.Equal(["one.txt"], root.GlobFiles("a/*.txt").Select(path => path.Name));
        Assert.Equal(["two.txt", "one.txt"], root.GlobFiles("**/*.txt").Select(path => path.Name));
        Assert.Equal(["one.txt"], root.GlobFiles("**/*.txt", "!**/b/**").Select(path => path.Name));
        Assert.Equal(["b"], root.GlobDirectories("*/b").Select(path => path.Name));
        Assert.Empty((root / "gone").GlobFiles("*"));
    }

    [Fact]
    public void Files_are_written_with_their_folders_and_one_line_break_at_the_end()
    {
        using var folder = new TempDirectory();
        var file = (AbsolutePath)folder.Path / "a" / "b.txt";
        file.WriteAllText("text\n\n");
        Assert.Equal("text\n", file.ReadAllText());
        file.WriteAllText("text", eofLineBreak: false);
        file.AppendAllText("!");
        Assert.Equal("text!", File.ReadAllText(file));
        Assert.Equal("text!", file.ReadAllLines().Single());
    }

    [Fact]
    public void A_folder_is_emptied_and_deleted()
    {
        using var folder = new TempDirectory();
        AbsolutePath root = folder.Path;
        folder.Write("a/b.txt", "");
        (root / "a").CreateOrCleanDirectory();
        Assert.True((root / "a").DirectoryExists());
        Assert.Empty((root / "a").GetFiles());
        (root / "a").DeleteDirectory();
        (root / "a").DeleteDirectory();
        Assert.False((root / "a").DirectoryExists());
    }

    [Fact]
    public void Deleting_a_folder_does_not_follow_links()
    {
        using var folder = new TempDirectory();
        var outside = folder.Write("outside/kept.txt", "");
        Directory.CreateDirectory(folder["inside"]);
        Directory.CreateSymbolicLink(folder["inside/link"], folder["outside"]);
        ((AbsolutePath)folder["inside"]).DeleteDirectory();
        Assert.True(File.Exists(outside));
    }

    [Fact]
    public void A_copy_keeps_to_its_policy()
    {
        using var folder = new TempDirectory();
        AbsolutePath root = folder.Path;
        folder.Write("a/one.txt", "new");
        folder.Write("a/left-out.md", "");
        folder.Write("b/one.txt", "old");
        Assert.Throws<ArgumentException>(() => (root / "a").Copy(root / "b"));
        (root / "a").Copy(root / "b", ExistsPolicy.MergeAndSkip, excludeFile: file => file.HasExtension("md"));
        Assert.Equal("old", (root / "b" / "one.txt").ReadAllText());
        Assert.False((root / "b" / "left-out.md").FileExists());
        (root / "a").Copy(root / "b", ExistsPolicy.MergeAndOverwrite);
        Assert.Equal("new", (root / "b" / "one.txt").ReadAllText());
    }

    [Fact]
    public void A_move_leaves_nothing_behind()
    {
        using var folder = new TempDirectory();
        AbsolutePath root = folder.Path;
        folder.Write("a/b/one.txt", "1");
        (root / "a").MoveToDirectory(root / "c");
        Assert.False((root / "a").DirectoryExists());
        Assert.True((root / "c" / "a" / "b" / "one.txt").FileExists());
    }

    [Fact]
    public void A_folder_survives_packing_and_unpacking()
    {
        using var folder = new TempDirectory();
        AbsolutePath root = folder.Path;
        folder.Write("a/b/one.txt", "1");
        (root / "a").ZipTo(root / "a.zip");
        Assert.Throws<IOException>(() => (root / "a").ZipTo(root / "a.zip"));
        (root / "a.zip").UnZipTo(root / "c");
        Assert.Equal("1", (root / "c" / "b" / "one.txt").ReadAllText());
    }
}
