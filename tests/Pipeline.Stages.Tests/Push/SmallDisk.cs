using Pipeline.Tools.Processes;

namespace Pipeline.Stages.Tests.Push;

/// <summary>A disk of 1 MiB, mounted on a folder.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly IProcessRunner _processes;
    private readonly string _folder;

    private SmallDisk(IProcessRunner processes, string folder)
    {
        _processes = processes;
        _folder = folder;
    }

    public static async Task<SmallDisk> MountAsync(IProcessRunner processes, string folder, CancellationToken cancellationToken)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "only root on Linux can mount a small disk");
        var result = await processes.RunAsync(new Command("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder), null, cancellationToken);
        Assert.SkipUnless(result.ExitCode == 0, $"no small disk can be mounted here: {result.ErrorText}");
        return new SmallDisk(processes, folder);
    }

    // Lazily: what is still open on it goes with the test's process.
    public async ValueTask DisposeAsync() => await _processes.RunAsync(new Command("umount", "--lazy", _folder), null, CancellationToken.None);
}
