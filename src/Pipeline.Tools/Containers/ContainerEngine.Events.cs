using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Docker.DotNet.Models;

namespace Pipeline.Tools.Containers;

internal sealed partial class ContainerEngine
{
    private const int MostReconnections = 20;
    private static readonly TimeSpan ReconnectPause = TimeSpan.FromMilliseconds(500);

    // Others, such as of each command that a probe runs inside, tell nothing of the container itself.
    private static readonly string[] Telling = ["create", "start", "restart", "die", "stop", "kill", "oom", "health_status", "pause", "unpause", "destroy", "remove", "rename"];

    /// <inheritdoc/>
    public async IAsyncEnumerable<ContainerEvent> WatchContainersAsync(string label, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var events = Channel.CreateUnbounded<ContainerEvent>(new UnboundedChannelOptions { SingleReader = true });
        var pump = PumpAsync(label, events.Writer, stop.Token);
        try
        {
            await foreach (var happened in events.Reader.ReadAllAsync(cancellationToken))
                yield return happened;
        }
        finally
        {
            await stop.CancelAsync();
            await pump;
        }
    }

    private async Task PumpAsync(string label, ChannelWriter<ContainerEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            for (var failures = 0; failures <= MostReconnections; failures++)
            {
                var started = _time.GetTimestamp();
                // What happens from now on is told even if it happens before the engine listens to the request.
                var since = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
                events.TryWrite(new ContainerEvent(null, ""));
                await MonitorAsync(label, since, events, isLast: failures == MostReconnections, cancellationToken);
                if (_time.GetElapsedTime(started) > ReconnectPause)
                    failures = 0;
                await Task.Delay(ReconnectPause, _time, cancellationToken);
            }

            events.TryComplete();
        }
        catch (Exception exception)
        {
            events.TryComplete(exception);
        }
    }

    private async Task MonitorAsync(string label, string since, ChannelWriter<ContainerEvent> events, bool isLast, CancellationToken cancellationToken)
    {
        var filters = Filter("label", label);
        filters["type"] = new Dictionary<string, bool> { ["container"] = true };
        var parameters = new ContainerEventsParameters { Since = since, Filters = filters };
        try
        {
            await _connection.AskAsync("tell what happens to its containers", (client, token) => client.System.MonitorEventsAsync(parameters, new EventWriter(events), token), cancellationToken, repeatable: false);
        }
        catch (EngineUnreachableException) when (!isLast)
        {
            // It may come back: an engine that is started anew lets its containers run on.
        }
    }

    private sealed class EventWriter(ChannelWriter<ContainerEvent> events) : IProgress<Message>
    {
        public void Report(Message value)
        {
            // "health_status: healthy"; Podman says "died".
            var action = value.Action.Split(':')[0];
            if (value.Actor?.Attributes?.TryGetValue("name", out var name) == true && (action == "died" ? "die" : action) is var word && Telling.Contains(word))
                events.TryWrite(new ContainerEvent(name, word));
        }
    }
}
