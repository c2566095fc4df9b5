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
    public void A_path_is_quoted_as_asked()
    {
        AbsolutePath path = "/a b";
        Assert.Equal("\"/a b\" '/a b' /a b", $"{path:dn} {path:s} {path:nq}");
    }

    [Fact]
    public void Files_and_folders_are_listed_level_by_level_sorted()
    {
        using var folder = new TempDirectory();
        foreach (var file in (string[])["a/y.txt", "a/x/one.md", "b", "z.txt", "c/deep/er/no.txt"])
            folder.Write(file, "");
        AbsolutePath root = folder.Path;
        Assert.Equal(["b", "z.txt"], root.GetFiles().Select(path => path.Name));
        Assert.Equal(["b", "z.txt"], root.GetFiles("*.*").Select(path => path.Name));
        Assert.Equal(["z.txt", "y.txt"], root.GetFiles("*.txt", depth: 3).Select(path => path.Name));
        Assert.Equal(["a", "c", "x", "deep"], root.GetDirectories(depth: 2).Select(path => path.Name));
        Assert.Equal(["er"], root.GetDirectories("er", depth: 3).Select(path => path.Name));
        Assert.Empty(root.GetFiles(depth: 0));
        Assert.Throws<ArgumentException>(() => root.GetFiles(depth: -1));
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
        file.WriteAllLines(["a", "", ""]);
        Assert.Equal("a\n", file.ReadAllText());
    }

    [Fact]
    public void The_last_line_break_is_of_the_texts_kind_or_none_at_all()
    {
        using var folder = new TempDirectory();
        var file = (AbsolutePath)folder["a.txt"];
        Assert.Equal("a\r\nb\r\n", file.WriteAllText("a\r\nb").ReadAllText());
        Assert.Equal("a\n\n", file.WriteAllText("a\n\n", eofLineBreak: false).ReadAllText());
        Assert.Equal("a\r\nb\r\n", file.WriteAllLines(["a", "b"], platformFamily: Nuke.Common.PlatformFamily.Windows).ReadAllText());
        Assert.Equal("a\nb", file.WriteAllLines(["a", "b"], platformFamily: Nuke.Common.PlatformFamily.Linux, eofLineBreak: false).ReadAllText());
    }

    [Fact]
    public void A_text_that_is_not_utf8_is_read_all_the_same()
    {
        using var folder = new TempDirectory();
        var file = (AbsolutePath)folder["latin1.txt"];
        file.WriteAllBytes([0x61, 0xE4]);
        Assert.Equal("a\uFFFD", file.ReadAllText());
    }

    [Fact]
    public void An_extension_is_any_end_of_the_path()
    {
        Assert.True(((AbsolutePath)"/a.tar.gz").HasExtension(".tar.gz"));
        Assert.True(((AbsolutePath)"/a.GZ").HasExtension(".zip", ".gz"));
        Assert.False(((AbsolutePath)"/a.zip").HasExtension(".tar", ".gz"));
        Assert.Equal("/a.b.x", ((AbsolutePath)"/a.b.c").WithExtension("x"));
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
        Assert.Throws<ArgumentException>(() => (root / "a").Copy(root / "a", ExistsPolicy.MergeAndOverwrite));
    }

    [Fact]
    public void A_file_that_stays_where_it_is_is_returned()
    {
        using var folder = new TempDirectory();
        AbsolutePath root = folder.Path;
        folder.Write("one.txt", "new");
        folder.Write("b/one.txt", "old");
        Assert.Equal(root / "one.txt", (root / "one.txt").CopyToDirectory(root / "b", ExistsPolicy.FileSkip));
        Assert.Equal(root / "b" / "one.txt", (root / "one.txt").CopyToDirectory(root / "b", ExistsPolicy.FileOverwrite));
    }

    [Fact]
    public void A_policy_that_says_several_things_replaces_nothing()
    {
        using var folder = new TempDirectory();
        AbsolutePath root = folder.Path;
        folder.Write("a/one.txt", "new");
        folder.Write("b/one.txt", "old");
        Assert.Throws<ArgumentException>(() => (root / "a").Copy(root / "b", ExistsPolicy.DirectoryMerge | ExistsPolicy.DirectoryFail | ExistsPolicy.FileOverwrite));
        Assert.Throws<ArgumentException>(() => (root / "a").Copy(root / "b", ExistsPolicy.DirectoryMerge | ExistsPolicy.FileSkip | ExistsPolicy.FileOverwrite));
        Assert.Throws<ArgumentException>(() => (root / "a" / "one.txt").Copy(root / "c.txt", excludeFile: _ => false));
        Assert.Equal("old", File.ReadAllText(root / "b" / "one.txt"));
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
