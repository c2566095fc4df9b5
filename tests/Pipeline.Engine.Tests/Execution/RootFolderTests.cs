using Nuke.Common.Execution;
using Nuke.Common.IO;
using Pipeline.Testing;

namespace Pipeline.Engine.Tests.Execution;

public sealed class RootFolderTests
{
    [Fact]
    public void The_nearest_folder_with_a_nuke_folder_is_the_root_but_the_home_is_none()
    {
        using var folder = new TempDirectory();
        AbsolutePath home = folder.Path;
        (home / ".nuke").CreateDirectory();
        (home / "work" / "deep").CreateDirectory();
        Assert.Equal(home, RootFolder.Find("", home / "work" / "deep"));
        Assert.Null(RootFolder.Find(home, home / "work" / "deep"));
        (home / "work" / ".nuke").CreateDirectory();
        Assert.Equal(home / "work", RootFolder.Find(home, home / "work" / "deep"));
        Assert.Equal(home / "work", RootFolder.Find(home, home, home / "work" / "deep"));
    }
}
