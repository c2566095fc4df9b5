using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Runs the pod of a Job to its end, again after a failure, as often as its backoffLimit allows.</summary>
internal sealed class JobRunner(LocalRuntimeParts parts, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private readonly PodFailure _failure = new(parts.Engine);

    /// <summary>Runs a Job. One that ended well is kept and not run again until its pod changes; a hook runs every time.</summary>
    /// <exception cref="PodFailedException">It failed, or had not ended in time.</exception>
    public async Task RunAsync(PodPlan pod, PodSurroundings surroundings, TextWriter log, CancellationToken cancellationToken)
    {
        if (pod.Workload.Hooks.Count == 0 && await HasRunAsync(pod, cancellationToken))
        {
            await log.WriteLineAsync($"{pod.Workload} has run.".AsMemory(), cancellationToken);
            return;
        }

        await log.WriteLineAsync($"{pod.Workload} runs.".AsMemory(), cancellationToken);
        for (var attempt = 0; ; attempt++)
        {
            if (await RunOnceAsync(pod, surroundings, log, cancellationToken) is not { } failure)
                return;
            if (attempt >= pod.Workload.BackoffLimit)
                throw failure;
            await Task.Delay(FirstPause * Math.Pow(2, Math.Min(attempt, 5)), time, cancellationToken);
        }
    }

    private async Task<PodFailedException?> RunOnceAsync(PodPlan pod, PodSurroundings surroundings, TextWriter log, CancellationToken cancellationToken)
    {
        var hasEnded = false;
        try
        {
            await parts.Pods.StartAsync(pod, surroundings, log, cancellationToken);
            var ends = await Task.WhenAll(pod.Workload.Pod.Containers.Select(async container =>
                (Container: container, Code: await parts.Pods.WaitAsync(pod, container, PodPlan.ContainerName(pod.Id, container.Name), surroundings.Deadline, cancellationToken))));
            hasEnded = true;
            return ends.FirstOrDefault(end => end.Code != 0) is { Container: { } failed } ? await _failure.OfAsync(pod.Name, failed, PodPlan.ContainerName(pod.Id, failed.Name), null) : null;
        }
        catch (PodFailedException failure) when (failure.ExitCode is not null && time.GetUtcNow() < surroundings.Deadline)
        {
            return failure;
        }
        finally
        {
            // Its containers stay to be looked at; what would go on beside them ends.
            await StopAsync(pod, hasEnded ? null : TimeSpan.Zero);
        }
    }

    private async Task StopAsync(PodPlan pod, TimeSpan? grace)
    {
        var containers = await parts.Engine.ListContainersAsync($"{LocalLabels.Sandbox}={pod.Id}", CancellationToken.None);
        var sandbox = await parts.Engine.FindContainerAsync(pod.Id, CancellationToken.None);
        foreach (var left in RunningPod.Among(pod.Namespace, sandbox is null ? containers : [.. containers, sandbox]))
            await parts.Ends.StopAsync(left, CancellationToken.None, grace);
    }

    private async Task<bool> HasRunAsync(PodPlan pod, CancellationToken cancellationToken)
    {
        foreach (var container in pod.Workload.Pod.Containers)
        {
            if (await parts.Engine.FindContainerAsync(PodPlan.ContainerName(pod.Id, container.Name), cancellationToken) is not { Status: ContainerStatus.Exited, ExitCode: 0 })
                return false;
        }

        return true;
    }
}
