using System.Net;
using System.Net.Sockets;

namespace Pipeline.ServiceProxy;

/// <summary>Accepts connections on one port and hands each to the next ready pod that takes it.</summary>
internal sealed class PortForwarder
{
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(3);
    private readonly int _port;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly RouteFile _routes;
    private readonly Func<TcpListener, CancellationToken, ValueTask<Socket>> _accept;
    private int _next;

    /// <summary>Creates a forwarder of <paramref name="port"/>.</summary>
    /// <param name="port">The port.</param>
    /// <param name="routes">Where to.</param>
    /// <param name="accept">Accepts the next connection; null: as it comes.</param>
    public PortForwarder(int port, RouteFile routes, Func<TcpListener, CancellationToken, ValueTask<Socket>>? accept = null)
    {
        _port = port;
        _routes = routes;
        _accept = accept ?? ((listener, cancellationToken) => listener.AcceptSocketAsync(cancellationToken));
    }

    /// <summary>Forwards until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var listener = new TcpListener(IPAddress.Any, _port);
        listener.Start();
        try
        {
            while (true)
            {
                if (await AcceptAsync(listener, cancellationToken) is { } client)
                    _ = ForwardAsync(client, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    // A client that went away while it waited, or too many open files for a moment, are no reason to take nobody's connection any more.
    private async Task<Socket?> AcceptAsync(TcpListener listener, CancellationToken cancellationToken)
    {
        try
        {
            return await _accept(listener, cancellationToken);
        }
        catch (SocketException) when (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, cancellationToken);
            return null;
        }
    }

    private async Task ForwardAsync(Socket client, CancellationToken cancellationToken)
    {
        using (client)
        {
            try
            {
                using var pod = await ConnectAsync(cancellationToken);
                if (pod is null)
                {
                    // A reset, as from a Service with no ready pod, and not an answer that looks like an empty one.
                    client.LingerState = new LingerOption(true, 0);
                    return;
                }

                await Task.WhenAll(PumpAsync(client, pod, cancellationToken), PumpAsync(pod, client, cancellationToken));
            }
            catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                // One side went away; so does the other.
            }
        }
    }

    private async Task<Socket?> ConnectAsync(CancellationToken cancellationToken)
    {
        var targets = _routes.Targets(_port);
        var first = (uint)Interlocked.Increment(ref _next);
        for (var index = 0; index < targets.Count; index++)
        {
            var target = targets[(int)((first + index) % targets.Count)];
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(ConnectTime);
            try
            {
                await socket.ConnectAsync(target.Host, target.Port, limit.Token);
                return socket;
            }
            catch (Exception exception) when (exception is SocketException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                socket.Dispose();
            }
        }

        return null;
    }

    private static async Task PumpAsync(Socket from, Socket to, CancellationToken cancellationToken)
    {
        try
        {
            var buffer = new byte[16 * 1024];
            while (await from.ReceiveAsync(buffer, cancellationToken) is > 0 and var count)
            {
                for (var sent = 0; sent < count;)
                    sent += await to.SendAsync(buffer.AsMemory(sent, count - sent), cancellationToken);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch
        {
            // Wakes the other direction, which would wait for ever.
            from.Dispose();
            to.Dispose();
            throw;
        }
    }
}
