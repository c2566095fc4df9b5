using System.Net;
using System.Net.Sockets;

namespace Pipeline.Benchmarks.Load;

/// <summary>Answers every request at once, with as little work as can be: what is measured is who asks.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private static readonly byte[] Answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"u8.ToArray();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public LoopbackServer()
    {
        _listener.Start(1024);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    public Uri Address { get; }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptSocketAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It ends.
        }
    }

    private static async Task ServeAsync(Socket socket)
    {
        using var _ = socket;
        socket.NoDelay = true;
        var buffer = new byte[4096];
        try
        {
            // A request is one packet here: nobody sends another before the answer.
            while (await socket.ReceiveAsync(buffer) > 0)
                await socket.SendAsync(Answer);
        }
        catch (SocketException)
        {
            // The other side has gone.
        }
    }
}
