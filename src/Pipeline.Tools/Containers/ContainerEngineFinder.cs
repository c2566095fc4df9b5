using Pipeline.Core.Errors;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Containers;

/// <summary>
/// Finds the container engine of this machine: Docker or Podman, whichever answers. Docker is looked for where its client does
/// (<c>DOCKER_HOST</c>, the current context, the default socket), Podman at <c>CONTAINER_HOST</c>, at the socket of the system's
/// service, else a service of its own is started and ended.
/// </summary>
internal sealed class ContainerEngineFinder
{
    private const string Docker = "docker";
    private const string Podman = "podman";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly IProcessRunner _processes;
    private readonly EngineSettings _settings;
    private readonly TimeProvider _time;

    /// <summary>Creates a finder.</summary>
    /// <param name="processes">Runs the engines' clients.</param>
    public ContainerEngineFinder(IProcessRunner processes)
        : this(processes, EngineSettings.OfThisProcess, TimeProvider.System)
    {
    }

    public ContainerEngineFinder(IProcessRunner processes, EngineSettings settings, TimeProvider time) => (_processes, _settings, _time) = (processes, settings, time);

    /// <summary>Finds an engine that answers; Docker is asked first.</summary>
    /// <exception cref="PipelineException">None answers; the message says what each said and what to do.</exception>
    public async Task<IContainerEngine> FindAsync(CancellationToken cancellationToken)
    {
        var docker = await OpenAsync(Docker, cancellationToken);
        if (docker.Engine is not null)
            return docker.Engine;
        var podman = await OpenAsync(Podman, cancellationToken);
        return podman.Engine ?? throw new PipelineException(
            $"No container engine answers.\n  docker: {docker.Problem}\n  podman: {podman.Problem}\n" +
            "Install and start Docker or Podman, or add '--provision' to let the build do it on Debian and Ubuntu. './build.sh Doctor' tells more.");
    }

    /// <summary>Finds the engine of one client.</summary>
    /// <param name="program"><c>docker</c> or <c>podman</c>, on PATH or as an absolute path.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="PipelineException">It does not answer.</exception>
    public async Task<IContainerEngine> FindAsync(string program, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(program, cancellationToken);
        return opened.Engine ?? throw new PipelineException($"{program} does not answer: {opened.Problem}. './build.sh Doctor' tells more.");
    }

    /// <summary>Asks one engine, <c>docker</c> or <c>podman</c>, whether it answers.</summary>
    public async Task<EngineProbe> ProbeAsync(string program, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(program, cancellationToken);
        if (opened.Engine is not { } engine)
            return new EngineProbe(HasClient(program), null, opened.Problem) { IsForbidden = opened.IsForbidden };
        await using (engine)
            return new EngineProbe(HasClient(program), new EngineIdentity(engine.Name, engine.Version), null);
    }

    private async Task<Opened> OpenAsync(string program, CancellationToken cancellationToken)
    {
        try
        {
            return new Opened(IsPodman(program) ? await OpenPodmanAsync(program, cancellationToken) : await OpenDockerAsync(program, cancellationToken), null, false);
        }
        catch (EngineUnreachableException exception)
        {
            var isAbsent = !HasClient(program) && !IsConfigured(program);
            return new Opened(null, isAbsent ? "it is not on PATH" : exception.Reason, EngineFailure.IsForbidden(exception));
        }
        catch (PipelineException exception)
        {
            return new Opened(null, exception.Message, false);
        }
    }

    private async Task<ContainerEngine> OpenDockerAsync(string program, CancellationToken cancellationToken)
    {
        var connection = await ConnectAsync(Docker, EngineEndpoint.OfDocker(_settings), cancellationToken);
        // Podman may listen where Docker would.
        return connection.Identity.Name == Podman && HasClient(Podman) ? Engine(connection, Podman, null) : Engine(connection, program, null);
    }

    private async Task<ContainerEngine> OpenPodmanAsync(string program, CancellationToken cancellationToken)
    {
        if (_settings.PodmanHost is { } host)
        {
            var address = Uri.TryCreate(host, UriKind.Absolute, out var parsed) ? parsed : throw new PipelineException($"CONTAINER_HOST is '{host}'; an address such as unix:///run/podman/podman.sock was expected.");
            return Engine(await ConnectAsync(Podman, EngineEndpoint.At(address), cancellationToken), program, null);
        }

        foreach (var socket in _settings.PodmanSockets.Where(File.Exists))
        {
            try
            {
                return Engine(await ConnectAsync(Podman, EngineEndpoint.At(new Uri($"unix://{socket}")), cancellationToken), program, null);
            }
            catch (EngineUnreachableException)
            {
                // A file that a service left behind, or one that is not for this user.
            }
        }

        return await ServeAsync(program, cancellationToken);
    }

    private async Task<ContainerEngine> ServeAsync(string program, CancellationToken cancellationToken)
    {
        if (!HasClient(program))
            throw new PipelineException("it is not on PATH");
        if (!OperatingSystem.IsLinux())
            throw new PipelineException("only on Linux can its service be started; set CONTAINER_HOST to the socket that 'podman machine inspect' names");
        var service = new PodmanService(_processes, program, _time);
        try
        {
            var endpoint = EngineEndpoint.At(new Uri($"unix://{service.Socket}")) with { Prepare = service.EnsureAsync };
            return Engine(await ConnectAsync(Podman, endpoint, cancellationToken), program, service);
        }
        catch
        {
            await service.DisposeAsync();
            throw;
        }
    }

    private Task<EngineConnection> ConnectAsync(string name, EngineEndpoint endpoint, CancellationToken cancellationToken) =>
        EngineConnection.OpenAsync(name, endpoint, Version.TryParse(_settings.DockerApiVersion, out var version) ? version : null, _time, Patience, cancellationToken);

    private ContainerEngine Engine(EngineConnection connection, string program, PodmanService? service) =>
        new(connection, new EngineProgram(_processes, program, IsPodman(program)), service, _time);

    private bool IsConfigured(string program) => (IsPodman(program) ? _settings.PodmanHost : _settings.DockerHost) is not null;

    private static bool IsPodman(string program) => Path.GetFileNameWithoutExtension(program) == Podman;

    private bool HasClient(string program) => Path.IsPathRooted(program) ? File.Exists(program) : _settings.ProgramFolders.Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? $"{program}.exe" : program)));

    private sealed record Opened(ContainerEngine? Engine, string? Problem, bool IsForbidden);
}
