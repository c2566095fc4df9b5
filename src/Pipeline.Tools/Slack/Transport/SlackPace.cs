using System.Collections.Concurrent;

namespace Pipeline.Tools.Slack.Transport;

/// <summary>No more than one message a second into a channel, as Slack asks.</summary>
/// <param name="time">Measures it.</param>
internal sealed class SlackPace(TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<string, long> _last = [];

    /// <summary>Waits until a message may go into <paramref name="channel"/>, and counts it.</summary>
    public async Task WaitAsync(string channel, CancellationToken cancellationToken)
    {
        if (_last.TryGetValue(channel, out var last) && Pause - time.GetElapsedTime(last) is var rest && rest > TimeSpan.Zero)
            await Task.Delay(rest, time, cancellationToken);
        _last[channel] = time.GetTimestamp();
    }
}
