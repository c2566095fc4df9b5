using System.Collections.Concurrent;
using Pipeline.Tools.Waiting;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Starts pods and waits until all are ready: all at once, but those of a StatefulSet one after another.</summary>
internal sealed class PodLaunch(LocalRuntimeParts parts, LocalNamespace space, string release, PodSurroundings surroundings, TextWriter log, TimeProvider time)
{
    private static readonly TimeSpan TellInterval = TimeSpan.FromSeconds(2);
    private readonly ConcurrentQueue<PodPlan> _started = [];

    /// <summary>The pods that were begun, however they ended.</summary>
    public IReadOnlyCollection<PodPlan> Started => _started;

    /// <summary>Starts pods, and says meanwhile what it waits for. When one fails the others are waited for no longer.</summary>
    /// <exception cref="PodFailedException">One ended again and again, or was not ready in time.</exception>
    public async Task RunAsync(IReadOnlyList<PodPlan> pods, CancellationToken cancellationToken)
    {
        if (pods.Count == 0)
            return;
        var readiness = new PodReadiness(release, pods.Select(pod => pod.Name));
        await using var events = new PodEvents(parts.Engine, space, time);
        await new WaitingLog(_ => Task.FromResult(readiness.Describe()), log, TellInterval, time).DuringAsync(() => StartAllAsync(pods, readiness, events, cancellationToken), cancellationToken);
    }

    private async Task StartAllAsync(IReadOnlyList<PodPlan> pods, PodReadiness readiness, PodEvents events, CancellationToken cancellationToken)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Exception? first = null;
        var rows = pods.Where(pod => pod.Workload.InOrder).GroupBy(pod => pod.Workload.ToString()).Select(group => group.ToArray())
            .Concat(pods.Where(pod => !pod.Workload.InOrder).Select(pod => new[] { pod }));
        // Every one is waited for, also after a failure: whoever clears up has to know what was begun.
        await Task.WhenAll(rows.Select(async row =>
        {
            try
            {
                foreach (var pod in row)
                    await StartAsync(pod, readiness, events, failed.Token);
            }
            catch (Exception exception)
            {
                Interlocked.CompareExchange(ref first, exception, null);
                await failed.CancelAsync();
            }
        }));
        if (first is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
    }

    private async Task StartAsync(PodPlan pod, PodReadiness readiness, PodEvents events, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await log.WriteLineAsync($"pod {pod.Name} starts ({string.Join(", ", pod.Workload.Pod.LastingContainers.Select(container => container.Image))}).".AsMemory(), cancellationToken);
        _started.Enqueue(pod);
        await parts.Pods.StartAsync(pod, surroundings, log, cancellationToken);
        var keeper = new PodKeeper(parts, space, space.Pod(pod.Id), pod.Record, KeepTerms.OfDeployment(log), time);
        await parts.Watch.WaitAsync(pod, keeper, view => view.IsReady, events, surroundings.Deadline, waiting => readiness.Note(pod.Name, waiting), cancellationToken);
        readiness.Note(pod.Name, null);
        await log.WriteLineAsync($"pod {pod.Name} is ready.".AsMemory(), cancellationToken);
    }
}
