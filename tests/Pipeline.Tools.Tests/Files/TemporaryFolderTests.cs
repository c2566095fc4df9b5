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

    [Fact]
    public async Task Whoever_looks_whether_it_is_abandoned_while_it_is_given_back_does_not_disturb()
    {
        var folder = TemporaryFolder.Create("test");
        using var done = new CancellationTokenSource();
        var root = folder.Root;
        var looker = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                using var taken = TemporaryFolder.TakeOver(Volatile.Read(ref root));
                Assert.Null(taken);
            }
        }, TestContext.Current.CancellationToken);

        for (var round = 0; round < 2000; round++)
        {
            folder.Dispose();
            Assert.False(Directory.Exists(folder.Root));
            folder = TemporaryFolder.Create("test");
            Volatile.Write(ref root, folder.Root);
        }

        await done.CancelAsync();
        await looker;
        folder.Dispose();
    }

    [Fact]
    public async Task Where_a_program_still_writes_into_it_nothing_fails_and_the_next_sweep_finds_it()
    {
        Requires.Linux();
        var folder = TemporaryFolder.Create("test");
        using var writing = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            while (!writing.IsCancellationRequested)
            {
                try
                {
                    File.WriteAllText(Path.Combine(Directory.CreateDirectory(folder.Path).FullName, Path.GetRandomFileName()), "text");
                }
                catch (DirectoryNotFoundException)
                {
                    // Deleted between the two.
                }
            }
        }, TestContext.Current.CancellationToken);
        SpinWait.SpinUntil(() => Directory.EnumerateFiles(folder.Path).Skip(100).Any(), TimeSpan.FromSeconds(30));

        folder.Dispose();
        await writing.CancelAsync();
        await writer;

        TemporaryFolder.TakeOver(folder.Root)?.Dispose();
        Assert.False(File.Exists(Path.Combine(folder.Root, "lock")));
        if (Directory.Exists(folder.Root))
            Directory.Delete(folder.Root, recursive: true);
    }
}
