using System.Net;
using System.Net.Sockets;
using System.Text;
using Pipeline.ServiceProxy;
using Pipeline.Testing;

namespace Pipeline.LocalRuntime.Tests.ServiceProxy;

public sealed class PortForwarderTests : IDisposable
{
    private readonly TempDirectory _directory = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly int _port = FreePort();

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Connections_go_to_each_pod_in_turn()
    {
        using var first = new Pod("first");
        using var second = new Pod("second");
        Start($"{_port} 127.0.0.1:{first.Port}\n{_port} 127.0.0.1:{second.Port}\n");
        string[] answers = [await AskAsync(), await AskAsync()];
        Assert.Equal(["first", "second"], answers.Order());
    }

    [Fact]
    public async Task A_pod_that_does_not_take_the_connection_is_passed_over()
    {
        using var pod = new Pod("alive");
        Start($"{_port} 127.0.0.1:{FreePort()}\n{_port} 127.0.0.1:{pod.Port}\n");
        Assert.Equal("alive", await AskAsync());
        Assert.Equal("alive", await AskAsync());
    }

    [Fact]
    public async Task Changed_routes_count_from_the_next_connection()
    {
        using var old = new Pod("old");
        using var fresh = new Pod("new");
        Start($"{_port} 127.0.0.1:{old.Port}\n");
        Assert.Equal("old", await AskAsync());
        File.Move(_directory.Write("next", $"{_port} 127.0.0.1:{fresh.Port}\n"), _directory["routes"], overwrite: true);
        Assert.Equal("new", await AskAsync());
    }

    [Fact]
    public async Task Without_a_pod_the_connection_is_reset()
    {
        Start("");
        var exception = await Record.ExceptionAsync(AskAsync);
        Assert.True(exception is IOException or SocketException, $"{exception}");
    }

    [Fact]
    public async Task A_fault_of_accepting_ends_nothing()
    {
        using var pod = new Pod("alive");
        _directory.Write("routes", $"{_port} 127.0.0.1:{pod.Port}\n");
        var faults = new Queue<SocketError>([SocketError.ConnectionAborted, SocketError.TooManyOpenSockets]);

        var forwarding = new PortForwarder(_port, new RouteFile(_directory["routes"]), (listener, token) =>
            faults.TryDequeue(out var fault) ? ValueTask.FromException<Socket>(new SocketException((int)fault)) : listener.AcceptSocketAsync(token)).RunAsync(_stop.Token);

        Assert.Equal("alive", await AskAsync());
        Assert.Empty(faults);
        Assert.False(forwarding.IsCompleted);
    }

    private void Start(string routes)
    {
        _directory.Write("routes", routes);
        _ = new PortForwarder(_port, new RouteFile(_directory["routes"])).RunAsync(_stop.Token);
    }

    private async Task<string> AskAsync()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _port);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Says its name to whoever connects.</summary>
    private sealed class Pod : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public Pod(string name)
        {
            _listener.Start();
            _ = AnswerAsync(name);
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose() => _listener.Dispose();

        private async Task AnswerAsync(string name)
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(name));
            }
        }
    }
}
