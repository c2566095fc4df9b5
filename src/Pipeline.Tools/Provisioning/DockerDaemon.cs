using Pipeline.Core.Errors;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Provisioning;

/// <summary>Starts an installed Docker Engine and waits for it.</summary>
internal sealed class DockerDaemon(IProcessRunner processes, HostSystem host, Func<string, CancellationToken, Task<EngineProbe>> probeEngine, TimeProvider time)
{
    private const string LogFile = "/var/log/dockerd.log";
    // No child of the build that started it.
    private static readonly Dictionary<string, string?> Outlives = new() { [MarkedProcesses.Variable] = null };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <exception cref="PipelineException">It does not answer in time.</exception>
    public async Task StartAsync(IReadOnlyList<string> become, TextWriter log, CancellationToken cancellationToken)
    {
        // One that runs and does not answer yet is waited for: a second one would break it.
        if (await IsRunningAsync(cancellationToken))
            await log.WriteLineAsync("dockerd is running; waiting until it answers.");
        else if (host.HasSystemd)
            await processes.EnsureAsync(RootCommand.Of(become, "systemctl", "start", "docker"), log, cancellationToken);
        else
            await processes.EnsureAsync(RootCommand.Of(become, "sh", "-c", DaemonScript.Text, "sh", LogFile, "/var/run") with { Environment = Outlives }, log, cancellationToken);
        await WaitAsync(become, log, cancellationToken);
    }

    private async Task<bool> IsRunningAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await processes.RunAsync(new Command("pgrep", "-x", "dockerd"), null, cancellationToken)).ExitCode == 0;
        }
        catch (ProgramNotFoundException)
        {
            // Without procps nothing can be told; dockerd itself refuses to run twice.
            return false;
        }
    }

    private async Task WaitAsync(IReadOnlyList<string> become, TextWriter log, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        EngineProbe probe;
        while ((probe = await probeEngine("docker", cancellationToken)).Engine is null)
        {
            if (probe.IsForbidden)
                throw new PipelineException($"Docker Engine runs, but this user may not use it. Type: {InstallAdvice.JoinEngineGroup}");
            if (time.GetElapsedTime(started) > Patience)
            {
                var tail = host.HasSystemd ? "journalctl --unit docker --lines 20" : await ReadTailAsync(become, cancellationToken);
                throw new PipelineException($"dockerd did not answer within {Patience.TotalSeconds:0} s: {probe.Problem}\nWhat it says: {tail}");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }

        await log.WriteLineAsync($"docker {probe.Engine!.Version} answers.");
    }

    private async Task<string> ReadTailAsync(IReadOnlyList<string> become, CancellationToken cancellationToken)
    {
        var lines = await processes.RunAsync(RootCommand.Of(become, "tail", "--lines", "20", LogFile), null, cancellationToken);
        return $"({LogFile})\n{lines.ErrorText}";
    }
}
