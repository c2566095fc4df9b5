using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Pipeline.Tools.Tests.Containers;

/// <summary>Something that listens where an engine would, and answers each request as a test says.</summary>
internal sealed class FakeEngine : IAsyncDisposable
{
    private readonly Socket _listener;
    private readonly Func<string, string?> _answer;
    private readonly SslServerAuthenticationOptions? _tls;
    private readonly bool _closes;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    private FakeEngine(Socket listener, Func<string, string?> answer, SslServerAuthenticationOptions? tls, bool closes)
    {
        (_listener, _answer, _tls, _closes) = (listener, answer, tls, closes);
        listener.Listen();
        _accepting = AcceptAsync();
    }

    /// <summary>The first lines of the requests, such as <c>GET /_ping HTTP/1.1</c>.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The certificate of the client that spoke last.</summary>
    public X509Certificate? Client { get; private set; }

    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>Listens on a free port of this machine.</summary>
    /// <param name="answer">The answer to a request's first line: headers and body; null breaks the connection.</param>
    /// <param name="tls">Its certificate; null speaks plainly.</param>
    /// <param name="closes">Whether it closes the connection after each answer.</param>
    public static FakeEngine OnTcp(Func<string, string?> answer, SslServerAuthenticationOptions? tls = null, bool closes = false)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return new FakeEngine(listener, answer, tls, closes);
    }

    /// <summary>Listens on a socket of the file system.</summary>
    public static FakeEngine OnSocket(string path, Func<string, string?> answer)
    {
        var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        return new FakeEngine(listener, answer, null, closes: false);
    }

    /// <summary>An answer with a JSON body.</summary>
    public static string Json(string body, string status = "200 OK") =>
        $"HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    /// <summary>What an engine answers to a ping.</summary>
    public static string Ping(string server = "Docker/28.2.2 (linux)", string version = "1.50") =>
        $"HTTP/1.1 200 OK\r\nApi-Version: {version}\r\nServer: {server}\r\nContent-Length: 2\r\n\r\nOK";

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptAsync(_stop.Token));
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var connection = await SecureAsync(new NetworkStream(socket, ownsSocket: true));
            using var reader = new StreamReader(connection, Encoding.ASCII, leaveOpen: true);
            while (await reader.ReadLineAsync(_stop.Token) is { } request)
            {
                lock (Requests)
                    Requests.Add(request);
                while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
                {
                    // Its headers.
                }

                if (_answer(request) is not { } answer)
                {
                    socket.LingerState = new LingerOption(true, 0);
                    return;
                }

                await connection.WriteAsync(Encoding.UTF8.GetBytes(answer), _stop.Token);
                await connection.FlushAsync(_stop.Token);
                if (_closes)
                    return;
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The client went away, or did not trust this one.
        }
    }

    private async Task<Stream> SecureAsync(Stream connection)
    {
        if (_tls is null)
            return connection;
        var secured = new SslStream(connection);
        await secured.AuthenticateAsServerAsync(_tls, _stop.Token);
        Client = secured.RemoteCertificate;
        return secured;
    }
}
