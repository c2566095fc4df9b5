using Pipeline.Core.Errors;
using Pipeline.LocalRuntime.Pods;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Files;

namespace Pipeline.LocalRuntime.Supervision;

/// <summary>
/// The supervisor of a namespace: a container of this product's own that goes on when the build has ended, starts again what ends,
/// probes what runs, and tells the proxies who is ready. It is found by its labels and goes with the namespace.
/// </summary>
/// <param name="engine">The engine.</param>
/// <param name="image">Its image.</param>
/// <param name="time">The clock.</param>
/// <param name="userOf">Who it is there, by the engine's socket; null: as this process needs it.</param>
internal sealed class SupervisorContainer(IContainerEngine engine, SupervisorImage image, TimeProvider time, Func<string, string>? userOf = null)
{
    private const string EngineSocket = "/run/engine.sock";
    private const int LogLines = 10;
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(50);

    /// <summary>The supervisors among containers.</summary>
    public static bool Is(ContainerDescription container) => container.Labels.ContainsKey(LocalLabels.Supervisor);

    /// <summary>Sees to it that the supervisor of this version runs. Where it cannot, what runs is not watched, and that is said.</summary>
    public async Task EnsureAsync(LocalNamespace space, TextWriter log, CancellationToken cancellationToken)
    {
        try
        {
            if (engine.Socket is not { } socket)
            {
                await log.WriteLineAsync($"nobody watches what runs in namespace '{space.Name}' from now on: {engine.Name} has no socket on this machine that stays. What ends is not started again.".AsMemory(), cancellationToken);
                return;
            }

            using var held = await FileLock.TakeAsync(space.LockOf("supervisor"), LocalNamespace.Patience, time, cancellationToken);
            await StartAsync(space, socket, cancellationToken);
        }
        catch (PipelineException exception)
        {
            await log.WriteLineAsync($"nobody watches what runs in namespace '{space.Name}' from now on: {exception.Message}".AsMemory(), cancellationToken);
        }
    }

    private async Task StartAsync(LocalNamespace space, string socket, CancellationToken cancellationToken)
    {
        var name = space.Container("supervisor", "0");
        var spec = await image.DescribeAsync(cancellationToken);
        if (await engine.FindContainerAsync(name, cancellationToken) is { } there)
        {
            if (there.Status == ContainerStatus.Running && there.Labels.GetValueOrDefault(LocalLabels.Supervisor) == spec.Image)
                return;
            await engine.RemoveContainerAsync(name, cancellationToken);
        }

        File.Delete(space.SupervisedMark);
        Directory.CreateDirectory(space.LockOf(""));
        socket = File.ResolveLinkTarget(socket, true)?.FullName ?? Path.GetFullPath(socket);
        await engine.RunContainerAsync(
            spec with
            {
                Name = name,
                EntryPoint = [.. spec.EntryPoint, space.Name, space.StateDirectory, engine.Name],
                User = (userOf ?? SupervisorUser.Of)(socket),
                Restart = true,
                Network = space.Network,
                Environment = new Dictionary<string, string>(spec.Environment) { [engine.Name == "podman" ? "CONTAINER_HOST" : "DOCKER_HOST"] = $"unix://{EngineSocket}", ["HOME"] = "/" },
                Labels = new Dictionary<string, string> { [LocalLabels.Namespace] = space.Name, [LocalLabels.Scope] = space.Scope, [LocalLabels.Supervisor] = spec.Image },
                Mounts =
                [
                    .. spec.Mounts,
                    new BindMount(socket, EngineSocket, ReadOnly: false),
                    new BindMount(space.Folder, space.Folder, ReadOnly: false),
                    new BindMount(space.LockOf("").TrimEnd('/'), space.LockOf("").TrimEnd('/'), ReadOnly: false),
                ],
            },
            cancellationToken);
        await WaitUntilWatchingAsync(space, name, cancellationToken);
    }

    private async Task WaitUntilWatchingAsync(LocalNamespace space, string name, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + StartTime;
        while (!File.Exists(space.SupervisedMark))
        {
            if (time.GetUtcNow() >= deadline)
                throw new PipelineException($"its supervisor does not start.{string.Concat((await new PodFailure(engine).LastWordsAsync(name, LogLines, cancellationToken)).Select(line => $"\n  | {line}"))}");
            await Task.Delay(Tick, time, cancellationToken);
        }
    }
}
