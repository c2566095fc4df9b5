using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pipeline.Tools.Tests.Load;

/// <summary>A real HTTP/1.1 server on loopback whose answers a test decides.</summary>
internal sealed class LoadServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<string, Task<string>> _answer;
    private int _connections;
    private int _requests;

    /// <param name="answer">The whole answer to a head; null closes the connection.</param>
    private LoadServer(Func<string, Task<string>> answer)
    {
        _answer = answer;
        _listener.Start(1024);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = AcceptAsync();
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>How many connections were opened.</summary>
    public int Connections => _connections;

    /// <summary>How many requests came.</summary>
    public int Requests => _requests;

    /// <summary>Answers each head with what <paramref name="answer"/> says; an empty text closes the connection.</summary>
    public static LoadServer Start(Func<string, Task<string>> answer) => new(answer);

    /// <summary>Answers everything well, at once.</summary>
    public static LoadServer Start() => new(_ => Task.FromResult(Text(200)));

    /// <summary>An answer.</summary>
    public static string Text(int status, string headers = "") => $"HTTP/1.1 {status} X\r\nContent-Length: 2\r\n{headers}\r\nok";

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It ends.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        client.NoDelay = true;
        var (stream, buffer, text) = (client.GetStream(), new byte[8192], new StringBuilder());
        try
        {
            while (await stream.ReadAsync(buffer, _end.Token) is var read and > 0)
            {
                text.Append(Encoding.ASCII.GetString(buffer, 0, read));
                if (text.ToString() is var all && !all.Contains("\r\n\r\n", StringComparison.Ordinal))
                    continue;
                text.Clear();
                Interlocked.Increment(ref _requests);
                if (await _answer(all) is not { Length: > 0 } answer)
                    return;
                await stream.WriteAsync(Encoding.ASCII.GetBytes(answer), _end.Token);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The other side has gone.
        }
    }
}
