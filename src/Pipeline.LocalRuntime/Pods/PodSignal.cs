using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Says that a container's state is to be read again. What is said while nobody waits is kept, once.</summary>
internal sealed class PodSignal(TimeProvider time)
{
    private readonly Channel<bool> _said = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => _said.Writer.TryWrite(true);

    /// <summary>Nothing will be said any more; whoever waits gets <paramref name="reason"/>.</summary>
    public void Fail(Exception reason) => _said.Writer.TryComplete(reason);

    /// <summary>Waits until something was said, or <paramref name="atMost"/> is over.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost > TimeSpan.Zero ? atMost : TimeSpan.Zero, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await _said.Reader.ReadAsync(linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It is time to look.
        }
        catch (ChannelClosedException exception) when (exception.InnerException is { } reason)
        {
            ExceptionDispatchInfo.Throw(reason);
        }
    }
}
