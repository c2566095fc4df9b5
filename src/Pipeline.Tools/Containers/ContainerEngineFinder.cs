using Pipeline.Core.Errors;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Containers;

/// <summary>Finds the container engine of this machine: Docker or Podman, whichever answers.</summary>
internal sealed class ContainerEngineFinder
{
    private const int BuildKitSince = 19;
    private const int BuildKitMovedToPluginIn = 23;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly IProcessRunner _processes;

    /// <summary>Creates a finder.</summary>
    public ContainerEngineFinder(IProcessRunner processes) => _processes = processes;

    /// <summary>Finds an engine that answers; Docker is asked first.</summary>
    /// <exception cref="PipelineException">None answers; the message says what each said and what to do.</exception>
    public async Task<IContainerEngine> FindAsync(CancellationToken cancellationToken)
    {
        var docker = await ProbeAsync("docker", cancellationToken);
        if (docker.Client is { } client)
            return new CommandLineEngine(_processes, client);
        var podman = await ProbeAsync("podman", cancellationToken);
        if (podman.Client is { } other)
            return new CommandLineEngine(_processes, other);
        throw new PipelineException(
            $"No container engine answers.\n  docker: {docker.Problem}\n  podman: {podman.Problem}\n" +
            "Install and start Docker or Podman, or add '--provision' to let the build do it on Debian and Ubuntu. './build.sh Doctor' tells more.");
    }

    /// <summary>Asks one client, <c>docker</c> or <c>podman</c>, whether its engine answers.</summary>
    public async Task<EngineProbe> ProbeAsync(string program, CancellationToken cancellationToken)
    {
        var format = program == "podman" ? "{{.Client.Version}}" : "{{.Client.Version}} {{.Server.Version}}";
        try
        {
            var answer = await _processes.ReadAsync(new Command(program, "version", "--format", format) { Timeout = Patience }, cancellationToken);
            var versions = answer.Split(' ');
            if (program == "podman")
                return await ProbePodmanAsync(versions[0], cancellationToken);
            return new EngineProbe(true, new EngineClient(program, "docker", versions[^1], await FindBuilderAsync(program, versions[0], cancellationToken)), null);
        }
        catch (ProgramNotFoundException)
        {
            return new EngineProbe(false, null, "it is not on PATH");
        }
        catch (Exception exception) when (exception is CommandFailedException or ProcessTimeoutException)
        {
            return new EngineProbe(true, null, Shorten(exception));
        }
    }

    // Podman has no daemon whose version would prove anything: 'info' shows whether storage and runtime work.
    private async Task<EngineProbe> ProbePodmanAsync(string version, CancellationToken cancellationToken)
    {
        await _processes.ReadAsync(new Command("podman", "info", "--format", "{{.Store.GraphRoot}}") { Timeout = Patience }, cancellationToken);
        return new EngineProbe(true, new EngineClient("podman", "podman", version, EngineBuilder.Buildah), null);
    }

    private async Task<EngineBuilder> FindBuilderAsync(string program, string clientVersion, CancellationToken cancellationToken)
    {
        if (Major(clientVersion) is >= BuildKitSince and < BuildKitMovedToPluginIn)
            return EngineBuilder.BuildKit;
        var buildx = await _processes.RunAsync(new Command(program, "buildx", "version") { Timeout = Patience }, null, cancellationToken);
        return buildx.ExitCode == 0 ? EngineBuilder.Buildx : EngineBuilder.Classic;
    }

    private static int Major(string version) => int.TryParse(version.Split('.')[0], out var major) ? major : 0;

    private static string Shorten(Exception exception) =>
        exception is CommandFailedException failed ? failed.Result.ErrorText.ReplaceLineEndings(" ").Trim() : exception.Message;
}
