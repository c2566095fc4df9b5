using System.Collections.Concurrent;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Hears from the engine what happens to the containers of a namespace, for as long as somebody waits for pods.</summary>
internal sealed class PodEvents : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, PodSignal> _signals = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeProvider _time;
    private readonly Task _listening;
    private volatile Exception? _failure;

    public PodEvents(IContainerEngine engine, LocalNamespace space, TimeProvider time)
    {
        _time = time;
        _listening = ListenAsync(engine.WatchContainersAsync($"{LocalLabels.Scope}={space.Scope}", _stop.Token));
    }

    /// <summary>What tells that something happened to a pod's sandbox or to a container of it. It is to be read before their state is: then nothing is missed.</summary>
    public PodSignal Of(string pod)
    {
        var signal = _signals.GetOrAdd(pod, _ => new PodSignal(_time));
        if (_failure is { } failure)
            signal.Fail(failure);
        return signal;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening;
        _stop.Dispose();
    }

    private async Task ListenAsync(IAsyncEnumerable<ContainerEvent> events)
    {
        try
        {
            await foreach (var happened in events)
            {
                foreach (var (pod, signal) in _signals)
                {
                    if (happened.Container is not { } container || container == pod || container.StartsWith(PodPlan.ContainerName(pod, ""), StringComparison.Ordinal))
                        signal.Set();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Nobody waits any more.
        }
        catch (EngineUnreachableException exception)
        {
            _failure = exception;
            ForAll(signal => signal.Fail(exception));
        }
    }

    private void ForAll(Action<PodSignal> act)
    {
        foreach (var signal in _signals.Values)
            act(signal);
    }
}
