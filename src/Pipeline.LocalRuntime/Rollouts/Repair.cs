using Pipeline.LocalRuntime.Pods;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Rollouts;

/// <summary>
/// Clears up after a run that was killed while it deployed. Whoever calls it holds the release's lock, so whatever is half done is
/// nobody's work any more: what was stopped to make room is started again, what was not finished is removed.
/// </summary>
internal sealed class Repair(LocalRuntimeParts parts, LocalNamespace space, string release)
{
    /// <summary>Clears up, and says what it found.</summary>
    public async Task RunAsync(TextWriter log, CancellationToken cancellationToken)
    {
        // Pods of a version that had no sandboxes have no such label: they count as pods that are in use until others take over.
        var containers = await parts.Engine.OfReleaseAsync(space, release, cancellationToken);
        foreach (var pod in RunningPod.Among(space, containers))
            await RepairAsync(pod, log, cancellationToken);
        foreach (var helper in containers.Where(container => !container.Labels.ContainsKey(LocalLabels.Pod) && !container.Labels.ContainsKey(LocalLabels.Sandbox) && !container.Labels.ContainsKey(LocalLabels.Service)))
            await parts.Engine.RemoveContainerAsync(helper.Id, cancellationToken);
        await RemoveFoldersAsync(cancellationToken);
    }

    private async Task RepairAsync(RunningPod pod, TextWriter log, CancellationToken cancellationToken)
    {
        if (pod.Folder.IsActive)
            return;
        if (pod.Folder.IsSetAside && pod.Sandbox is not null)
        {
            await log.WriteLineAsync($"pod {pod.Name} was stopped by a deployment that did not end; it is started again.".AsMemory(), cancellationToken);
            await parts.Pods.StartAgainAsync(pod, cancellationToken);
            pod.Folder.Activate();
        }
        else if (!pod.Ends || pod.Containers.Count == 0 || pod.Containers.Any(container => container.Status != ContainerStatus.Exited))
        {
            await log.WriteLineAsync($"pod {pod.Name} is left over from a deployment that did not end; it is removed.".AsMemory(), cancellationToken);
            await parts.Ends.RemoveAsync(pod, cancellationToken);
        }
        else if (pod.IsAlive)
        {
            await parts.Ends.StopAsync(pod, cancellationToken);
        }
    }

    // What the engine has no pod of any more, or none yet.
    private async Task RemoveFoldersAsync(CancellationToken cancellationToken)
    {
        foreach (var folder in space.AllPods().Where(folder => !folder.IsActive && folder.ReadRecord()?.Release == release))
        {
            if (await parts.Engine.FindContainerAsync(folder.Id, cancellationToken) is null)
                folder.Delete();
        }
    }
}
