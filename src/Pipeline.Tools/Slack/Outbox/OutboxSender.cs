using Pipeline.Core.Errors;
using Pipeline.Tools.Files;
using Pipeline.Tools.Slack.Transport;
using Polly;
using Polly.Retry;

namespace Pipeline.Tools.Slack.Outbox;

/// <summary>Sends what waits, in order, each message once. One process at a time sends.</summary>
/// <param name="outbox">The messages.</param>
/// <param name="transport">Brings them to Slack.</param>
/// <param name="lockFile">The lock among processes.</param>
/// <param name="time">Measures the patience.</param>
/// <param name="onNote">Told what is not sent any more.</param>
internal sealed class OutboxSender(MessageOutbox outbox, ISlackTransport transport, string lockFile, TimeProvider time, Action<string> onNote)
{
    /// <summary>How long one message is tried: whoever is to be told may be told by the next run, too.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Sends what waits.</summary>
    /// <returns>How many messages were sent.</returns>
    /// <exception cref="NotificationException">Not everything could be sent; what was not waits.</exception>
    public async Task<int> SendAsync(CancellationToken cancellationToken)
    {
        using var held = await TakeAsync(cancellationToken);
        var (sent, closed) = (0, new Dictionary<string, NotificationException>());
        // Others write meanwhile, and go by this.
        while (outbox.Read(onNote).Where(one => !closed.ContainsKey(one.Entry.Channel ?? "")).ToList() is { Count: > 0 } waiting)
        {
            foreach (var (file, entry) in waiting.Where(one => !closed.ContainsKey(one.Entry.Channel ?? "")))
                sent += await SendAsync(file, entry, closed, cancellationToken) ? 1 : 0;
        }

        return closed.Count == 0 ? sent : throw closed.Values.First();
    }

    private async Task<bool> SendAsync(string file, OutboxEntry entry, Dictionary<string, NotificationException> closed, CancellationToken cancellationToken)
    {
        try
        {
            await MessageOutbox.NoteTryAsync(file, entry, cancellationToken);
            await DeliverAsync(entry, cancellationToken);
            outbox.Remove(file);
            return true;
        }
        catch (NotificationException exception) when (exception.Fault == NotificationFault.Message)
        {
            outbox.Drop(file, $"'{entry.About}': {exception.Message.TrimEnd('.')}", onNote);
        }
        catch (NotificationException exception) when (exception.Fault == NotificationFault.Channel)
        {
            // Others may be open; in this one the order is kept.
            closed.Add(entry.Channel ?? "", exception);
        }

        return false;
    }

    private async Task<FileLock> TakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await FileLock.TakeAsync(lockFile, Patience, time, cancellationToken);
        }
        catch (PipelineException exception)
        {
            throw new NotificationException($"Another build is sending messages: {exception.Message}");
        }
    }

    private async Task DeliverAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        NotificationException? last = null;
        var isFirst = entry.Untried;
        try
        {
            await Retry().ExecuteAsync(
                async token =>
                {
                    try
                    {
                        await transport.DeliverAsync(entry, isFirst, token);
                    }
                    catch (NotificationException exception)
                    {
                        last = exception;
                        throw;
                    }
                    finally
                    {
                        isFirst = false;
                    }
                },
                either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw last ?? new NotificationException("Slack did not answer in time. Check the network and the proxy.");
        }
    }

    private ResiliencePipeline Retry() => new ResiliencePipelineBuilder { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<NotificationException>(exception => exception.Fault == NotificationFault.Moment && !(exception.RetryAfter >= Patience)),
            MaxRetryAttempts = 3,
            Delay = TimeSpan.FromSeconds(1),
            BackoffType = DelayBackoffType.Exponential,
            DelayGenerator = retry => ValueTask.FromResult((retry.Outcome.Exception as NotificationException)?.RetryAfter),
        })
        .Build();
}
