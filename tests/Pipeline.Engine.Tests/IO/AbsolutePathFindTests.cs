using Nuke.Common.IO;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.IO;

public sealed class AbsolutePathFindTests
{
    [Fact]
    public void The_nearest_folder_around_is_found()
    {
        using var folder = new TempDirectory();
        folder.Write("a/.mark", "");
        AbsolutePath file = folder.Write("a/b/c.txt", "");
        Assert.Equal(folder["a"], (string?)file.FindParent(path => (path / ".mark").FileExists()));
        Assert.Equal(file, file.FindParentOrSelf(path => path.Name.StartsWith('c')));
        Assert.Equal(folder["a"], (string?)((AbsolutePath)folder["a"]).FindParentOrSelf(path => (path / ".mark").FileExists()));
        Assert.Null(file.FindParent(path => path.Name == "c.txt"));
        Assert.Throws<ArgumentException>(() => (file / "gone").FindParent(_ => true));
    }

    [Fact]
    public void A_folder_is_asked_for_what_it_has()
    {
        using var folder = new TempDirectory();
        folder.Write("a/b/c.txt", "");
        AbsolutePath path = folder["a"];
        Assert.False(path.ContainsFile("*.txt"));
        Assert.True(path.ContainsFile("*.txt", SearchOption.AllDirectories));
        Assert.True(path.ContainsDirectory("b"));
        Assert.False(path.ContainsDirectory("c*"));
    }

    [Fact]
    public void A_file_is_touched()
    {
        using var folder = new TempDirectory();
        AbsolutePath file = folder["a/b.txt"];
        var time = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Local);
        Assert.Throws<DirectoryNotFoundException>(() => file.TouchFile(createDirectories: false));
        Assert.Equal(time, File.GetLastWriteTime(file.TouchFile(time)));
        File.WriteAllText(file, "kept");
        Assert.True(File.GetLastWriteTime(file.TouchFile()) > time);
        Assert.Equal("kept", File.ReadAllText(file));
    }
}
