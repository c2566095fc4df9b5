using System.Globalization;
using System.Net;
using Docker.DotNet;
using Docker.DotNet.Models;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Containers;

internal sealed partial class ContainerEngine
{
    /// <inheritdoc/>
    public async Task<string> CreateContainerAsync(ContainerSpec spec, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        EngineNames.Check(spec.Image);
        try
        {
            return await CreateAsync(spec, cancellationToken);
        }
        catch (EngineException exception) when (exception.IsAbsent)
        {
            // It may be the network that is not there.
            if (await FindImageAsync(spec.Image, cancellationToken) is not null)
                throw;
            await PullAsync(spec.Image, plainHttp: false, TextWriter.Null, cancellationToken);
            return await CreateAsync(spec, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task StartContainerAsync(string container, CancellationToken cancellationToken) => AskOfAsync(
        container, $"start the container '{container}'", (client, name, token) => client.Containers.StartContainerAsync(name, new ContainerStartParameters(), token), cancellationToken);

    /// <inheritdoc/>
    public Task StopContainerAsync(string container, TimeSpan grace, CancellationToken cancellationToken)
    {
        var seconds = (uint)grace.TotalSeconds;
        var parameters = new ContainerStopParameters { WaitBeforeKillSeconds = Math.Max(seconds, 1) };
        return AskOfAsync(
            container,
            $"stop the container '{container}'",
            async (client, name, token) =>
            {
                // The client leaves a zero out, and an engine takes its own ten seconds then.
                if (seconds == 0)
                    await KillAsync(client, name, token);
                return await client.Containers.StopContainerAsync(name, parameters, token);
            },
            cancellationToken);
    }

    private static async Task KillAsync(DockerClient client, string name, CancellationToken cancellationToken)
    {
        try
        {
            await client.Containers.KillContainerAsync(name, new ContainerKillParameters { Signal = "SIGKILL" }, cancellationToken);
        }
        catch (DockerApiException exception) when (exception.StatusCode == HttpStatusCode.Conflict)
        {
            // It does not run.
        }
    }

    /// <inheritdoc/>
    public Task RemoveContainerAsync(string container, CancellationToken cancellationToken) => RemoveAsync(() => AskOfAsync(
        container,
        $"remove the container '{container}'",
        async (client, name, token) =>
        {
            await client.Containers.RemoveContainerAsync(name, new ContainerRemoveParameters { Force = true, RemoveVolumes = true }, token);
            return true;
        },
        cancellationToken));

    /// <inheritdoc/>
    public Task<ContainerDescription?> FindContainerAsync(string container, CancellationToken cancellationToken) => FindAsync(() => AskOfAsync(
        container,
        $"describe the container '{container}'",
        async (client, name, token) => EngineAnswers.Container(await client.Containers.InspectContainerAsync(name, token)),
        cancellationToken));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ContainerDescription>> ListContainersAsync(string label, CancellationToken cancellationToken)
    {
        var parameters = new ContainersListParameters { All = true, Filters = Filter("label", label) };
        var containers = await _connection.AskAsync("list its containers", (client, token) => client.Containers.ListContainersAsync(parameters, token), cancellationToken);
        // One by one: a container that goes in between is left out and spoils nothing.
        var found = new List<ContainerDescription>();
        foreach (var listed in containers)
        {
            if (await FindContainerAsync(listed.ID, cancellationToken) is { } container)
                found.Add(container);
        }

        return found;
    }

    /// <inheritdoc/>
    public async Task ReadLogsAsync(string container, int lines, Action<ProcessLine> onLine, CancellationToken cancellationToken)
    {
        var parameters = new ContainerLogsParameters { ShowStdout = true, ShowStderr = true, Tail = lines.ToString(CultureInfo.InvariantCulture) };
        await AskOfAsync(container, $"show the log of the container '{container}'", async (client, name, token) =>
        {
            using var log = await client.Containers.GetContainerLogsAsync(name, parameters, token);
            await OutputLines.ReadAsync(log, onLine, token);
            return true;
        }, cancellationToken, repeatable: false);
    }

    /// <inheritdoc/>
    public Task<int> WaitForContainerAsync(string container, CancellationToken cancellationToken) => AskOfAsync(
        container,
        $"wait for the container '{container}'",
        async (client, name, token) => (int)(await client.Containers.WaitContainerAsync(name, token)).StatusCode,
        cancellationToken);

    /// <inheritdoc/>
    public Task<ProcessResult> ExecuteAsync(string container, IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        AskOfAsync(container, $"run '{command[0]}' in the container '{container}'", async (client, name, token) =>
        {
            var tail = new Queue<ProcessLine>();
            var parameters = new ContainerExecCreateParameters { AttachStdout = true, AttachStderr = true, Cmd = [.. command] };
            var execution = await client.Exec.CreateContainerExecAsync(name, parameters, token);
            using (var output = await client.Exec.StartContainerExecAsync(execution.ID, new ContainerExecStartParameters(), token))
            {
                // The library's stream does not hear of the token while nothing comes.
                await OutputLines.ReadAsync(output, line =>
                {
                    if (tail.Count == ProcessResult.TailLines)
                        tail.Dequeue();
                    tail.Enqueue(line);
                }, token).WaitAsync(token);
            }

            var ended = await client.Exec.InspectContainerExecAsync(execution.ID, token);
            return new ProcessResult((int)(ended.ExitCode ?? 0), [.. tail]);
        }, cancellationToken, repeatable: false);

    /// <inheritdoc/>
    public async Task CopyFromContainerAsync(string container, string path, string destination, CancellationToken cancellationToken)
    {
        var request = $"copy {path} out of the container '{container}'";
        var name = EngineNames.Check(container);
        try
        {
            await _connection.ReadAsync(
                request,
                async (client, token) => (await client.Containers.GetArchiveFromContainerAsync(name, new ContainerPathStatParameters { Path = path }, false, token)).Stream!,
                (archive, token) => ContainerArchive.UnpackAsync(archive, destination, token),
                cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw new EngineException(Name, request, exception.Message, cause: exception);
        }
    }

    private async Task<string> CreateAsync(ContainerSpec spec, CancellationToken cancellationToken)
    {
        var parameters = ContainerRequest.For(spec);
        var request = $"create {(spec.Name is { } name ? $"the container '{name}'" : "a container")} of the image '{spec.Image}'";
        return (await _connection.AskAsync(request, (client, token) => client.Containers.CreateContainerAsync(parameters, token), cancellationToken, repeatable: false)).ID;
    }

    private Task<T> AskOfAsync<T>(string container, string request, Func<DockerClient, string, CancellationToken, Task<T>> ask, CancellationToken cancellationToken, bool repeatable = true)
    {
        var name = EngineNames.Check(container);
        return _connection.AskAsync(request, (client, token) => ask(client, name, token), cancellationToken, repeatable);
    }
}
