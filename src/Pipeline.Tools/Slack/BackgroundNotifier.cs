using System.Threading.Channels;

namespace Pipeline.Tools.Slack;

/// <summary>Tells people beside the work: nothing waits for a message until all are due, and then not for long.</summary>
internal sealed class BackgroundNotifier : INotifier, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly INotifier _notifier;
    private readonly TextWriter _output;
    private readonly TimeProvider _time;
    private readonly Channel<Notification> _messages = Channel.CreateUnbounded<Notification>();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _telling;

    /// <summary>Creates a notifier.</summary>
    /// <param name="notifier">Sends each message.</param>
    /// <param name="output">Receives what could not be delivered.</param>
    /// <param name="time">Measures the patience.</param>
    public BackgroundNotifier(INotifier notifier, TextWriter output, TimeProvider time)
    {
        (_notifier, _output, _time) = (notifier, output, time);
        _telling = Task.Run(TellAsync);
    }

    /// <inheritdoc/>
    public Task NotifyAsync(Notification notification, CancellationToken cancellationToken)
    {
        _messages.Writer.TryWrite(notification);
        return Task.CompletedTask;
    }

    /// <summary>Waits for what is still to be sent, at most ten seconds; the rest is named as not delivered.</summary>
    public async Task CompleteAsync()
    {
        _messages.Writer.TryComplete();
        try
        {
            await _telling.WaitAsync(Patience, _time);
        }
        catch (TimeoutException)
        {
            await _stop.CancelAsync();
            await _telling;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CompleteAsync();
        _stop.Dispose();
    }

    private async Task TellAsync()
    {
        await foreach (var message in _messages.Reader.ReadAllAsync())
        {
            try
            {
                _stop.Token.ThrowIfCancellationRequested();
                await _notifier.NotifyAsync(message, _stop.Token);
            }
            catch (NotificationException exception)
            {
                await _output.WriteLineAsync($"Nobody was told that {message}: {exception.Message}");
            }
            catch (OperationCanceledException)
            {
                await _output.WriteLineAsync($"Nobody was told that {message}: the channel did not take it in time.");
            }
            catch (Exception exception)
            {
                // Whatever it was, what the message tells of has happened. Its own words may hold the webhook's address.
                await _output.WriteLineAsync($"Nobody was told that {message}: {exception.GetType().Name}.");
            }
        }
    }
}
