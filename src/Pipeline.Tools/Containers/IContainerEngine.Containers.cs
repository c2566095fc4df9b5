using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Containers;

public partial interface IContainerEngine
{
    /// <summary>Creates a bridge network on which containers reach each other by name and alias. Does nothing when it is there.</summary>
    Task CreateNetworkAsync(string name, IReadOnlyDictionary<string, string> labels, CancellationToken cancellationToken);

    /// <summary>Removes a network that no container uses. Does nothing when there is none.</summary>
    Task RemoveNetworkAsync(string name, CancellationToken cancellationToken);

    /// <summary>The names of the networks that carry <paramref name="label"/> (<c>name=value</c>, or <c>name</c> for any value).</summary>
    Task<IReadOnlyList<string>> ListNetworksAsync(string label, CancellationToken cancellationToken);

    /// <summary>Creates a container without starting it. An image that is not there is pulled.</summary>
    /// <returns>The container's id.</returns>
    Task<string> CreateContainerAsync(ContainerSpec spec, CancellationToken cancellationToken);

    /// <summary>Starts a created or stopped container and returns at once.</summary>
    Task StartContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary>Stops a container: SIGTERM, and SIGKILL when it still runs after <paramref name="grace"/> (whole seconds).</summary>
    Task StopContainerAsync(string container, TimeSpan grace, CancellationToken cancellationToken);

    /// <summary>Removes a container with its anonymous volumes, killing it if it runs. Does nothing when there is none.</summary>
    Task RemoveContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary>Describes a container; null when the engine has none of that name.</summary>
    Task<ContainerDescription?> FindContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary>The containers, running or not, that carry <paramref name="label"/> (<c>name=value</c>, or <c>name</c> for any value).</summary>
    Task<IReadOnlyList<ContainerDescription>> ListContainersAsync(string label, CancellationToken cancellationToken);

    /// <summary>Tells, until it is cancelled, what happens to the containers that carry <paramref name="label"/>.</summary>
    /// <exception cref="EngineUnreachableException">The connection broke, and the engine did not come back within some seconds.</exception>
    IAsyncEnumerable<ContainerEvent> WatchContainersAsync(string label, CancellationToken cancellationToken);

    /// <summary>Hands on the last <paramref name="lines"/> lines that a container wrote.</summary>
    Task ReadLogsAsync(string container, int lines, Action<ProcessLine> onLine, CancellationToken cancellationToken);

    /// <summary>Waits until a container has ended.</summary>
    /// <returns>Its exit code.</returns>
    Task<int> WaitForContainerAsync(string container, CancellationToken cancellationToken);

    /// <summary>Runs a command, program first, in a running container.</summary>
    /// <returns>The command's exit code and its last lines; 126 and 127 when it could not be started.</returns>
    Task<ProcessResult> ExecuteAsync(string container, IReadOnlyList<string> command, CancellationToken cancellationToken);

    /// <summary>
    /// Copies a file or folder out of a container, running or not, to the host's <paramref name="destination"/>, or into it when that is
    /// a folder. Links to outside of what is copied are left out.
    /// </summary>
    Task CopyFromContainerAsync(string container, string path, string destination, CancellationToken cancellationToken);
}
