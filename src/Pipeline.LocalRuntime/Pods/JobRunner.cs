using Pipeline.Tools.Containers;
using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Runs the pod of a Job to its end, again after a failure, as often as its backoffLimit allows.</summary>
internal sealed class JobRunner(IContainerEngine engine, PodRunner runner, TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <summary>Runs a Job. One that ended well is kept and not run again until its pod changes; a hook runs every time.</summary>
    /// <exception cref="PodFailedException">It failed, or had not ended at <paramref name="deadline"/>.</exception>
    public async Task RunAsync(PodPlan pod, ReleaseManifest manifest, IReadOnlyDictionary<string, string> services, DateTimeOffset deadline, TextWriter log, CancellationToken cancellationToken)
    {
        if (pod.Workload.Hooks.Count == 0 && await engine.FindContainerAsync(pod.Container, cancellationToken) is { Status: ContainerStatus.Exited, ExitCode: 0 })
        {
            await log.WriteLineAsync($"{pod.Workload} has run.".AsMemory(), cancellationToken);
            return;
        }

        await log.WriteLineAsync($"{pod.Workload} runs.".AsMemory(), cancellationToken);
        for (var attempt = 0; ; attempt++)
        {
            await runner.StartAsync(pod, manifest, services, cancellationToken);
            var code = await WaitAsync(pod, deadline, cancellationToken);
            if (code == 0)
                return;
            if (attempt >= pod.Workload.BackoffLimit)
                throw await FailureAsync(pod, $"it ended with exit code {code}");
            await Task.Delay(FirstPause * Math.Pow(2, Math.Min(attempt, 5)), time, cancellationToken);
        }
    }

    private async Task<int> WaitAsync(PodPlan pod, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        var left = deadline - time.GetUtcNow();
        using var limit = new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            return await engine.WaitForContainerAsync(pod.Container, linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var failure = await FailureAsync(pod, "it has not ended in time");
            await runner.RemoveAsync(pod.Namespace, pod.Container, CancellationToken.None);
            throw failure;
        }
    }

    private Task<PodFailedException> FailureAsync(PodPlan pod, string reason) =>
        runner.FailureAsync(pod.Name, pod.Workload.Pod.Container.Name, pod.Container, reason);
}
