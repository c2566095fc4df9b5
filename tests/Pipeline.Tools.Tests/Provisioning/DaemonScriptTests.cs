using System.Globalization;
using Pipeline.Testing;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Provisioning;

namespace Pipeline.Tools.Tests.Provisioning;

/// <summary>The real script with a dockerd that only tells that it was started.</summary>
public sealed class DaemonScriptTests : IDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly ProcessRunner _processes = new();

    public DaemonScriptTests()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(EnginePid)!);
        Directory.CreateDirectory(Path.GetDirectoryName(ContainerdPid)!);
        var dockerd = Path.Combine(_folder.Path, "bin", "dockerd");
        Directory.CreateDirectory(Path.GetDirectoryName(dockerd)!);
        File.WriteAllText(dockerd, "#!/bin/sh\necho started\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(dockerd, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private string EnginePid => Path.Combine(_folder.Path, "run", "docker.pid");

    private string ContainerdPid => Path.Combine(_folder.Path, "run", "docker", "containerd", "containerd.pid");

    private string Log => Path.Combine(_folder.Path, "dockerd.log");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_a_killed_engine_left_is_removed_also_where_another_process_has_its_number_now()
    {
        File.WriteAllText(EnginePid, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        File.WriteAllText(ContainerdPid, "99999999");

        await StartAsync();

        Assert.False(File.Exists(EnginePid));
        Assert.False(File.Exists(ContainerdPid));
    }

    [Fact]
    public async Task What_belongs_to_one_that_runs_is_left_alone()
    {
        var containerd = Path.Combine(_folder.Path, "containerd");
        File.Copy("/bin/sleep", containerd);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var started = new TaskCompletionSource<string>();
        var running = _processes.RunAsync(new Command("/bin/sh", "-c", "echo $$; exec \"$1\" 60", "sh", containerd), line => started.TrySetResult(line.Text), stop.Token);
        var pid = await started.Task.WaitAsync(Token);
        while (await File.ReadAllTextAsync($"/proc/{pid}/comm", Token) != "containerd\n")
            await Task.Delay(TimeSpan.FromMilliseconds(10), Token);
        File.WriteAllText(ContainerdPid, pid);

        await StartAsync();

        Assert.True(File.Exists(ContainerdPid));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private async Task StartAsync()
    {
        var path = $"{Path.Combine(_folder.Path, "bin")}:{Environment.GetEnvironmentVariable("PATH")}";
        var command = new Command("/bin/sh", "-c", DaemonScript.Text, "sh", Log, Path.Combine(_folder.Path, "run")) { Environment = new Dictionary<string, string?> { ["PATH"] = path } };
        await _processes.RunAsync(command, null, Token);
        while (!File.Exists(Log) || await File.ReadAllTextAsync(Log, Token) != "started\n")
            await Task.Delay(TimeSpan.FromMilliseconds(10), Token);
    }
}
