using Docker.DotNet;

namespace Pipeline.Tools.Containers;

/// <summary>The variables by which a user says where the engines are: those of the docker and podman clients.</summary>
/// <param name="variable">Reads an environment variable.</param>
internal sealed class EngineSettings(Func<string, string?> variable) : IDockerCliSettings
{
    public static EngineSettings OfThisProcess { get; } = new(Environment.GetEnvironmentVariable);

    public string? DockerConfig => Read("DOCKER_CONFIG");

    public string? DockerHost => Read("DOCKER_HOST");

    public string? DockerContext => Read("DOCKER_CONTEXT");

    public string? DockerTlsVerify => Read("DOCKER_TLS_VERIFY");

    /// <summary>TLS, but whoever answers is believed.</summary>
    public bool DockerTlsOnly => DockerTlsVerify is null && Read("DOCKER_TLS") is not null;

    public string? DockerCertificates => Read("DOCKER_CERT_PATH");

    public string? DockerApiVersion => Read("DOCKER_API_VERSION");

    public string? PodmanHost => Read("CONTAINER_HOST");

    /// <summary>Docker's folder of settings.</summary>
    public string DockerFolder => DockerConfig ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker");

    /// <summary>Where Podman's service listens when the system runs it: the user's own, then root's.</summary>
    public IEnumerable<string> PodmanSockets => Read("XDG_RUNTIME_DIR") is { } folder
        ? [Path.Combine(folder, "podman", "podman.sock"), "/run/podman/podman.sock"]
        : ["/run/podman/podman.sock"];

    /// <summary>The folders in which programs are looked for.</summary>
    public IReadOnlyList<string> ProgramFolders => Read("PATH")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private string? Read(string name) => variable(name) is { Length: > 0 } value ? value : null;
}
