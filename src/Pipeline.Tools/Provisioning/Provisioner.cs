using Pipeline.Core.Errors;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Provisioning;

/// <summary>
/// Gets a container engine running: on Debian and Ubuntu, as root or with a sudo that asks no password, it installs and
/// starts Docker Engine; elsewhere it says what to type. A running engine is never stopped or changed.
/// </summary>
internal sealed class Provisioner
{
    private readonly IProcessRunner _processes;
    private readonly HostSystem _host;
    private readonly Func<string, CancellationToken, Task<EngineProbe>> _probeEngine;
    private readonly DockerDaemon _daemon;
    private readonly AptPackages _packages;

    /// <summary>Creates a provisioner.</summary>
    /// <param name="processes">Runs what installs and starts.</param>
    /// <param name="host">The machine.</param>
    /// <param name="time">Measures the pauses between tries; null is the system's clock.</param>
    public Provisioner(IProcessRunner processes, HostSystem host, TimeProvider? time = null)
        : this(processes, host, new ContainerEngineFinder(processes).ProbeAsync, time ?? TimeProvider.System)
    {
    }

    internal Provisioner(IProcessRunner processes, HostSystem host, Func<string, CancellationToken, Task<EngineProbe>> probeEngine, TimeProvider time)
    {
        _processes = processes;
        _host = host;
        _probeEngine = probeEngine;
        _daemon = new DockerDaemon(processes, host, probeEngine, time);
        _packages = new AptPackages(processes, time);
    }

    /// <summary>Sees to it that a container engine answers.</summary>
    /// <param name="log">Receives what is found and done, line by line.</param>
    /// <param name="cancellationToken">Stops waiting and installing.</param>
    /// <exception cref="PipelineException">It cannot be done here; the message says what to type.</exception>
    public async Task ProvisionAsync(TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        var docker = await _probeEngine("docker", cancellationToken);
        var podman = docker.IsReady ? docker : await _probeEngine("podman", cancellationToken);
        if (podman is { IsReady: true, Engine: { } engine })
        {
            await log.WriteLineAsync($"{engine.Name} {engine.Version} answers; nothing to install.");
            return;
        }

        var (problem, advice) = EngineDiagnosis.Of(docker, podman, _host);
        if (_host.Family != SystemFamily.Debian || docker.IsForbidden)
            throw new PipelineException($"No container engine answers: {problem}. On {_host.Name} this is for you to do: {advice}");
        var become = await BecomeRootAsync(problem, advice, cancellationToken);
        await log.WriteLineAsync($"No container engine answers: {problem}.");
        if (!await ExistsAsync("dockerd", become, cancellationToken))
            await _packages.InstallAsync(InstallAdvice.EnginePackages, become, log, cancellationToken);
        // From Debian 13 on the client is a package of its own, which the engine only recommends.
        if (!await ExistsAsync("docker", [], cancellationToken))
            await _packages.InstallAsync(["docker-cli"], become, log, cancellationToken);
        if (docker.Engine is null)
            await _daemon.StartAsync(become, log, cancellationToken);
    }

    private async Task<IReadOnlyList<string>> BecomeRootAsync(string problem, string advice, CancellationToken cancellationToken)
    {
        if (_host.IsRoot)
            return [];
        try
        {
            if ((await _processes.RunAsync(new Command("sudo", "-n", "true"), null, cancellationToken)).ExitCode == 0)
                return ["sudo", "-n"];
        }
        catch (ProgramNotFoundException)
        {
            // Said below, as one with a sudo that wants a password.
        }

        throw new PipelineException($"No container engine answers: {problem}. Installing and starting one needs root, or a sudo that asks no password. Type: {advice}");
    }

    private async Task<bool> ExistsAsync(string program, IReadOnlyList<string> become, CancellationToken cancellationToken)
    {
        var result = await _processes.RunAsync(RootCommand.Of(become, "sh", "-c", "command -v \"$1\"", "sh", program), null, cancellationToken);
        return result.ExitCode == 0;
    }
}
