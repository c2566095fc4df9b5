using Pipeline.Core.Errors;
using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;
using Pipeline.Tools.Processes;

namespace Pipeline.Stages.Tests.Runner;

public sealed class ArtifactsFolderTests
{
    [Fact]
    public async Task A_full_disk_ends_the_run_with_one_message()
    {
        using var disk = await SmallDisk.MountAsync();
        using var sandbox = new RunnerSandbox(Stage.BuildImage);
        sandbox[Stage.BuildImage].Work = async (context, token) =>
        {
            await File.WriteAllBytesAsync(Path.Combine(context.OutputDirectory, "layer.tar"), new byte[1 << 20], token);
            return StageResult.Success;
        };
        var request = sandbox.Request() with { ArtifactsDirectory = disk.Path };

        var exception = await Assert.ThrowsAsync<ArtifactsException>(() => new PipelineRunner().RunAsync(request, TestContext.Current.CancellationToken));

        Assert.StartsWith($"Cannot write to the artifacts folder {disk.Path}: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("Free space on that disk, then run again with --resume.", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(disk.Path, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_named()
    {
        using var sandbox = new RunnerSandbox(Stage.BuildImage);
        var request = sandbox.Request() with { ArtifactsDirectory = Path.Combine(sandbox.Artifacts, "file") };
        await File.WriteAllTextAsync(request.ArtifactsDirectory, "", TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<ArtifactsException>(() => new PipelineRunner().RunAsync(request, TestContext.Current.CancellationToken));

        Assert.Contains(request.ArtifactsDirectory, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_is_none_is_named()
    {
        using var sandbox = new RunnerSandbox(Stage.BuildImage);
        await File.WriteAllTextAsync(Path.Combine(sandbox.Artifacts, "run.json"), "<html>", TestContext.Current.CancellationToken);

        var exception = await Assert.ThrowsAsync<PipelineException>(() => sandbox.RunAsync());

        Assert.StartsWith($"{Path.Combine(sandbox.Artifacts, "run.json")} is no run record: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_folder_tells_git_that_it_is_no_change_of_the_source()
    {
        using var sandbox = new RunnerSandbox(Stage.BuildImage);

        await sandbox.RunAsync();

        Assert.Equal("*\n", await File.ReadAllTextAsync(Path.Combine(sandbox.Artifacts, ".gitignore"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_folder_that_already_tells_git_what_to_do_stays_so()
    {
        using var sandbox = new RunnerSandbox(Stage.BuildImage);
        await File.WriteAllTextAsync(Path.Combine(sandbox.Artifacts, ".gitignore"), "*.tmp\n", TestContext.Current.CancellationToken);

        await sandbox.RunAsync();

        Assert.Equal("*.tmp\n", await File.ReadAllTextAsync(Path.Combine(sandbox.Artifacts, ".gitignore"), TestContext.Current.CancellationToken));
    }

    /// <summary>A file system of 256 kB, where the test may mount one.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private readonly Pipeline.Testing.TempDirectory _directory = new();

        public string Path => _directory.Path;

        public static async Task<SmallDisk> MountAsync()
        {
            var disk = new SmallDisk();
            var mount = new Command("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk.Path);
            var mounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
                && (await new ProcessRunner().RunAsync(mount, null, TestContext.Current.CancellationToken)).ExitCode == 0;
            if (!mounted)
                disk._directory.Dispose();
            Assert.SkipUnless(mounted, "only root on Linux may mount a small disk");
            return disk;
        }

        public void Dispose()
        {
            new ProcessRunner().RunAsync(new Command("umount", Path), null, CancellationToken.None).GetAwaiter().GetResult();
            _directory.Dispose();
        }
    }
}
