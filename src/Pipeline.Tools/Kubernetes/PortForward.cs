using System.Net;
using System.Net.Sockets;
using k8s;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Kubernetes;

/// <summary>A free port of 127.0.0.1 whose connections lead to a Service of a cluster, through its API server. Disposing it ends them.</summary>
public sealed class PortForward : IAsyncDisposable
{
    private const int BufferSize = 81920;
    private static readonly TimeSpan FarewellTime = TimeSpan.FromSeconds(30);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<CancellationToken, Task<IStreamDemuxer>> _connect;
    private readonly Task _serving;

    internal PortForward(Func<CancellationToken, Task<IStreamDemuxer>> connect)
    {
        _connect = connect;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _serving = ServeAsync();
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        List<Task> connections = [];
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                connections.RemoveAll(connection => connection.IsCompleted);
                connections.Add(LeadAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    // A stream of the client library writes only while it does not read.
    private static async Task SendAsync(NetworkStream from, IStreamDemuxer to, CancellationToken cancellationToken)
    {
        var buffer = new byte[BufferSize];
        while (await from.ReadAsync(buffer, cancellationToken) is > 0 and var length)
            await to.Write((byte)0, buffer, 0, length, cancellationToken);
    }

    private async Task LeadAsync(TcpClient client)
    {
        using var mine = client;
        try
        {
            using var remote = await _connect(_stop.Token);
            // What comes for a stream that is not asked for yet is lost.
            await using var there = remote.GetStream((byte?)0, (byte?)0);
            remote.Start();
            await using var here = client.GetStream();
            var back = there.CopyToAsync(here, _stop.Token);
            await Task.WhenAny(SendAsync(here, remote, _stop.Token), back);
            // A client may have said all it has to say, and listen.
            await Task.WhenAny(back, Task.Delay(FarewellTime, _stop.Token));
        }
        catch (Exception exception) when (exception is PipelineException or IOException or SocketException or OperationCanceledException or ObjectDisposedException or System.Net.WebSockets.WebSocketException)
        {
            // Whoever connected sees that the connection ends.
        }
    }
}
