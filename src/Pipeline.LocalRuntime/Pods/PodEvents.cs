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

    /// <summary>What tells that something happened to a container. It is to be read before the container's state is: then nothing is missed.</summary>
    public PodSignal Of(string container)
    {
        var signal = _signals.GetOrAdd(container, _ => new PodSignal(_time));
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
                if (happened.Container is null)
                    ForAll(signal => signal.Set());
                else if (_signals.TryGetValue(happened.Container, out var signal))
                    signal.Set();
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
