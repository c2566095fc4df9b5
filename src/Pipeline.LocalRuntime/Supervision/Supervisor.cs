using Pipeline.LocalRuntime.Pods;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Files;

namespace Pipeline.LocalRuntime.Supervision;

/// <summary>Keeps the pods of a namespace running that are in use, and routes to those that are ready: what a kubelet does.</summary>
internal sealed class Supervisor(LocalRuntimeParts parts, LocalNamespace space, TextWriter log, TimeProvider time)
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private readonly Dictionary<string, (Task Task, CancellationTokenSource Stop)> _pods = new(StringComparer.Ordinal);

    /// <summary>Supervises until it is cancelled.</summary>
    /// <exception cref="EngineUnreachableException">The engine stays away.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var events = new PodEvents(parts.Engine, space, time);
        await File.WriteAllTextAsync(space.SupervisedMark, "", cancellationToken);
        try
        {
            while (true)
            {
                await LookAsync(events, cancellationToken);
                await Task.Delay(LookInterval, time, cancellationToken);
            }
        }
        finally
        {
            foreach (var (_, stop) in _pods.Values)
                await stop.CancelAsync();
            await Task.WhenAll(_pods.Values.Select(pod => pod.Task)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    // Which pods are in use is a matter of files: no engine has to be asked for it.
    private async Task LookAsync(PodEvents events, CancellationToken cancellationToken)
    {
        var active = space.AllPods().Where(pod => pod.IsActive).ToDictionary(pod => pod.Id);
        foreach (var (id, (task, stop)) in _pods.ToArray())
        {
            if (!task.IsCompleted && active.ContainsKey(id))
                continue;
            await stop.CancelAsync();
            _pods.Remove(id);
            // What ended it by itself ends the supervisor.
            if (task.IsFaulted)
                await task;
            stop.Dispose();
        }

        foreach (var (id, folder) in active.Where(pod => !_pods.ContainsKey(pod.Key)))
        {
            if (folder.ReadRecord() is not { Ends: false } record)
                continue;
            var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _pods[id] = (KeepAsync(folder, record, events, stop.Token), stop);
        }
    }

    private async Task KeepAsync(PodFolder folder, PodRecord record, PodEvents events, CancellationToken cancellationToken)
    {
        var changes = events.Of(folder.Id);
        var terms = new KeepTerms { Backoff = RestartBackoff.OfKubelet, Log = log, WasReady = folder.IsReady, IfMineAsync = act => IfMineAsync(folder, act, cancellationToken) };
        var keeper = new PodKeeper(parts, space, folder, record, terms, time);
        while (folder.IsActive)
        {
            try
            {
                var view = await keeper.StepAsync(cancellationToken);
                if (folder.NoteReady(view.IsReady))
                {
                    await log.WriteLineAsync($"pod {record.Name} is {(view.IsReady ? "ready" : $"not ready: {view.Waiting}")}.".AsMemory(), cancellationToken);
                    await parts.Services.RouteAsync(space, cancellationToken);
                }

                var pause = view.NextAt - time.GetUtcNow();
                await changes.WaitAsync(pause < ShortestPause ? ShortestPause : pause < LookInterval * 60 ? pause : LookInterval * 60, cancellationToken);
            }
            catch (EngineException exception)
            {
                // Somebody ended it this very moment, or the engine cannot start it now.
                await log.WriteLineAsync($"pod {record.Name}: {exception.Message}".AsMemory(), cancellationToken);
                await Task.Delay(LookInterval, time, cancellationToken);
            }
            catch (DirectoryNotFoundException)
            {
                // Its folder went with it.
                return;
            }
        }
    }

    private async Task<bool> IfMineAsync(PodFolder folder, Func<Task> act, CancellationToken cancellationToken)
    {
        using var held = await FileLock.TakeAsync(space.PodLock, LocalNamespace.Patience, time, cancellationToken);
        if (!folder.IsActive)
            return false;
        await act();
        return true;
    }
}
