using Pipeline.Testing;
using Pipeline.Tools.Files;

namespace Pipeline.Tools.Tests.Files;

public sealed class TemporaryFolderTests
{
    [Fact]
    public void It_is_there_as_long_as_it_is_held_and_nobody_takes_it_over_meanwhile()
    {
        string root;
        using (var folder = TemporaryFolder.Create("test"))
        {
            root = folder.Root;
            File.WriteAllText(Path.Combine(folder.Path, "file"), "text");
            Assert.Null(TemporaryFolder.TakeOver(root));
        }

        Assert.False(Directory.Exists(root));
    }

    [Fact]
    public void Nobody_else_may_look_into_it()
    {
        Requires.Linux();
        using var folder = TemporaryFolder.Create("test");
        foreach (var path in new[] { folder.Root, folder.Path })
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(path));
        }
    }
}
