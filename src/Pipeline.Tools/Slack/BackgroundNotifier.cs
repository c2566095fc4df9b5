using System.Threading.Channels;
using Pipeline.Tools.Slack.Outbox;

namespace Pipeline.Tools.Slack;

/// <summary>Tells people beside the work: a message is kept at once, and nothing waits for its delivery until all are due, and then not for long.</summary>
internal sealed class BackgroundNotifier : INotifier, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SlackMessenger _messenger;
    private readonly Action<string> _say;
    private readonly TimeProvider _time;
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly List<(OutboxEntry Entry, string Said)> _kept = [];
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _isCompleting = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _telling;
    private string _reason = "the channel did not take it in time.";

    /// <summary>Creates a notifier.</summary>
    /// <param name="messenger">Keeps and sends each message.</param>
    /// <param name="say">Told what could not be delivered.</param>
    /// <param name="time">Measures the patience.</param>
    public BackgroundNotifier(SlackMessenger messenger, Action<string> say, TimeProvider time)
    {
        (_messenger, _say, _time) = (messenger, say, time);
        _telling = Task.Run(TellAsync);
    }

    /// <inheritdoc/>
    public async Task NotifyAsync(Notification notification, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(notification);
        // What it tells of has happened, also when whoever did it is interrupted.
        var entry = await _messenger.KeepAsync(notification, CancellationToken.None);
        lock (_gate)
            _kept.Add((entry, notification.ToString()));
        _wake.Writer.TryWrite(true);
    }

    /// <summary>Waits for what is still to be sent, at most ten seconds; the rest is named, and waits on disk.</summary>
    public async Task CompleteAsync()
    {
        if (!_wake.Writer.TryComplete())
            return;
        _isCompleting.SetResult();
        try
        {
            await _telling.WaitAsync(Patience, _time);
        }
        catch (TimeoutException)
        {
            await _stop.CancelAsync();
            await _telling;
        }

        var waiting = _kept.Where(one => _messenger.Waits(one.Entry)).ToList();
        foreach (var (_, said) in waiting)
            _say($"Nobody was told yet that {said.Split('\n')[0]}: {_reason}");
        if (waiting.Count > 0)
            _say(_messenger.WaitsWhere);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CompleteAsync();
        _stop.Dispose();
    }

    private async Task TellAsync()
    {
        await foreach (var _ in _wake.Reader.ReadAllAsync())
        {
            try
            {
                while (await TrySendAsync() is { } pause && !_isCompleting.Task.IsCompleted)
                    await Task.WhenAny(Task.Delay(pause, _time, _stop.Token), _isCompleting.Task);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception exception)
            {
                // Whatever it was, what the message tells of has happened. Its own words may hold the webhook's address.
                _reason = $"{exception.GetType().Name}.";
            }
        }
    }

    /// <returns>How long Slack asks to wait; null: it took everything, or refused for another reason.</returns>
    private async Task<TimeSpan?> TrySendAsync()
    {
        try
        {
            await _messenger.SendAsync(_stop.Token);
            return null;
        }
        catch (NotificationException exception)
        {
            _reason = exception.Message;
            return exception.RetryAfter;
        }
    }
}
