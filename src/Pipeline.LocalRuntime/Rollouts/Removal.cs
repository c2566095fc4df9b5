using Pipeline.LocalRuntime.Pods;
using Pipeline.LocalRuntime.Releases;
using Pipeline.LocalRuntime.Supervision;
using Pipeline.Tools.Files;

namespace Pipeline.LocalRuntime.Rollouts;

/// <summary>Ends everything of a release, and the namespace with the last one.</summary>
internal sealed class Removal(LocalRuntimeParts parts, LocalNamespace space, string release, TimeProvider time)
{
    /// <summary>Ends it: all pods at once, none given more than its grace period. Whoever calls it holds the release's lock.</summary>
    public async Task RunAsync(bool withVolumes, TextWriter log, CancellationToken cancellationToken)
    {
        var containers = await parts.Engine.OfReleaseAsync(space, release, cancellationToken);
        var pods = RunningPod.Among(space, containers);
        using (await FileLock.TakeAsync(space.PodLock, LocalNamespace.Patience, time, cancellationToken))
        {
            foreach (var pod in pods)
                pod.Folder.Retire();
        }

        await parts.Services.RouteAsync(space, cancellationToken);
        await parts.Ends.EndAsync(release, pods, log, cancellationToken);
        foreach (var (service, container) in await parts.Services.ListAsync(space, cancellationToken))
        {
            if (container.Labels[LocalLabels.Release] == release)
                await parts.Services.RemoveAsync(space, service.Name, cancellationToken);
        }

        foreach (var container in await parts.Engine.OfReleaseAsync(space, release, cancellationToken))
            await parts.Engine.RemoveContainerAsync(container.Id, cancellationToken);
        foreach (var staying in await parts.Volumes.RemoveAsync(space, release, withVolumes, cancellationToken))
            await log.WriteLineAsync($"the volume {staying} stays, with what is in it; '{parts.Engine.Name} volume rm {staying}' removes it.".AsMemory(), cancellationToken);
        foreach (var folder in space.AllPods().Where(folder => folder.ReadRecord()?.Release == release))
            folder.Delete();
        new ReleaseStore(space, release).Delete();
        await RemoveEmptyAsync(cancellationToken);
    }

    /// <summary>Removes the namespace when nothing is in it any more: network, supervisor and folder. Not when somebody is about to use it.</summary>
    public async Task RemoveEmptyAsync(CancellationToken cancellationToken)
    {
        using var held = await FileLock.TakeAsync(space.LockOf("namespace"), LocalNamespace.Patience, time, cancellationToken);
        foreach (var path in space.AllReleaseLocks().Where(path => path != space.ReleaseLock(release)))
        {
            using var other = FileLock.TryTake(path);
            if (other is null)
                return;
        }

        var left = await parts.Engine.ListContainersAsync($"{LocalLabels.Scope}={space.Scope}", cancellationToken);
        if (left.Any(container => !SupervisorContainer.Is(container)))
            return;
        foreach (var supervisor in left)
            await parts.Engine.RemoveContainerAsync(supervisor.Id, cancellationToken);
        await parts.Engine.RemoveNetworkAsync(space.Network, cancellationToken);
        StateFolder.Delete(space.Folder);
    }
}
