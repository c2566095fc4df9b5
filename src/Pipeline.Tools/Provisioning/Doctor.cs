using Pipeline.Tools.Containers;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Provisioning;

/// <summary>Looks at everything that the pipeline uses on this machine, and says how to get what is missing. Changes nothing.</summary>
internal sealed class Doctor
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private const long NeededBytes = 5L << 30;
    private readonly IProcessRunner _processes;
    private readonly HostSystem _host;
    private readonly string _directory;
    private readonly Func<string, CancellationToken, Task<EngineProbe>> _probeEngine;
    private readonly Func<CancellationToken, Task<KubernetesCluster>> _connect;

    /// <summary>Creates a doctor.</summary>
    /// <param name="processes">Asks the tools.</param>
    /// <param name="host">The machine, for the advice.</param>
    /// <param name="directory">A folder on the disk that the pipeline writes to, absolute.</param>
    public Doctor(IProcessRunner processes, HostSystem host, string directory)
        : this(processes, host, directory, new ContainerEngineFinder(processes).ProbeAsync, token => ConnectAsync(processes, token))
    {
    }

    internal Doctor(IProcessRunner processes, HostSystem host, string directory, Func<string, CancellationToken, Task<EngineProbe>> probeEngine, Func<CancellationToken, Task<KubernetesCluster>> connect) =>
        (_processes, _host, _directory, _probeEngine, _connect) = (processes, host, directory, probeEngine, connect);

    /// <summary>Looks at everything.</summary>
    public async Task<DoctorReport> ExamineAsync(CancellationToken cancellationToken) => new(_host, await Task.WhenAll(
        RequireAsync("git", new Command("git", "--version"), InstallAdvice.Git(_host), cancellationToken),
        RequireAsync(".NET SDK", new Command("dotnet", "--version"), InstallAdvice.DotNet(_host), cancellationToken),
        ExamineEngineAsync(cancellationToken),
        OfferAsync("Helm", new Command("helm", "version", "--short"), "not on PATH: it is fetched when a chart needs it", null, cancellationToken),
        ExamineClusterAsync(cancellationToken),
        OfferAsync("skopeo", new Command("skopeo", "--version"), "not on PATH: only tests and you use it", InstallAdvice.Skopeo(_host), cancellationToken),
        OfferAsync("Trivy", new Command("trivy", "--version"), "not on PATH: images are scanned by the pipeline itself", InstallAdvice.Trivy(_host), cancellationToken),
        Task.FromResult(ExamineDisk())));

    private async Task<DoctorFinding> RequireAsync(string subject, Command command, string advice, CancellationToken cancellationToken)
    {
        var (version, problem) = await AskAsync(command, cancellationToken);
        return version is not null ? new DoctorFinding(subject, DoctorStatus.Good, version) : new DoctorFinding(subject, DoctorStatus.Missing, problem!, advice);
    }

    private async Task<DoctorFinding> OfferAsync(string subject, Command command, string without, string? advice, CancellationToken cancellationToken)
    {
        var (version, _) = await AskAsync(command, cancellationToken);
        return version is not null ? new DoctorFinding(subject, DoctorStatus.Good, version) : new DoctorFinding(subject, DoctorStatus.Optional, without, advice);
    }

    private async Task<DoctorFinding> ExamineEngineAsync(CancellationToken cancellationToken)
    {
        const string subject = "container engine";
        var docker = await _probeEngine("docker", cancellationToken);
        var podman = docker.IsReady ? docker : await _probeEngine("podman", cancellationToken);
        if (podman is { IsReady: true, Engine: { } engine })
        {
            var builder = await new EngineProgram(_processes, engine.Name, engine.Name == "podman").FindBuilderAsync(cancellationToken);
            return new DoctorFinding(subject, DoctorStatus.Good, $"{engine.Name} {engine.Version}, builds with {builder}");
        }

        var (problem, advice) = EngineDiagnosis.Of(docker, podman, _host);
        return new DoctorFinding(subject, DoctorStatus.Missing, problem, advice);
    }

    private async Task<DoctorFinding> ExamineClusterAsync(CancellationToken cancellationToken)
    {
        const string subject = "Kubernetes";
        const string without = "charts run on the container engine instead";
        try
        {
            var cluster = await _connect(cancellationToken);
            return new DoctorFinding(subject, DoctorStatus.Good, $"context '{cluster.Context}' answers ({cluster.Version})");
        }
        catch (ClusterUnreachableException exception)
        {
            return exception.IsConfigured
                ? new DoctorFinding(subject, DoctorStatus.Optional, exception.Message.Split('\n')[0], "start the cluster, or name another context in the kubeconfig")
                : new DoctorFinding(subject, DoctorStatus.Optional, $"no kubeconfig: {without}", "set KUBECONFIG to one when there is a cluster");
        }
    }

    private static async Task<KubernetesCluster> ConnectAsync(IProcessRunner processes, CancellationToken cancellationToken)
    {
        using var client = new ClusterClient(processes, new KubernetesOptions());
        return await client.ConnectAsync(cancellationToken);
    }

    private DoctorFinding ExamineDisk()
    {
        const string subject = "disk space";
        var free = new DriveInfo(_directory).AvailableFreeSpace;
        var text = $"{free / (double)(1L << 30):0.0} GiB free for {_directory}";
        return free >= NeededBytes
            ? new DoctorFinding(subject, DoctorStatus.Good, text)
            : new DoctorFinding(subject, DoctorStatus.Missing, text, $"free at least {NeededBytes >> 30} GiB; 'docker system df' shows what images take");
    }

    private const string NotOnPath = "not on PATH";

    private async Task<(string? Answer, string? Problem)> AskAsync(Command command, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await _processes.ReadAsync(command with { Timeout = Patience }, cancellationToken);
            return (answer.Split('\n')[0].Trim(), null);
        }
        catch (ProgramNotFoundException)
        {
            return (null, NotOnPath);
        }
        catch (CommandFailedException exception)
        {
            return (null, exception.Result.ErrorText.Split('\n')[0].Trim());
        }
        catch (ProcessTimeoutException)
        {
            return (null, $"no answer within {Patience.TotalSeconds:0} s");
        }
    }
}
