using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;

namespace Pipeline.EndToEnd.Workflows;

/// <summary>A chat channel with an incoming webhook, on this machine.</summary>
internal sealed class Channel : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _messages = new();

    public Channel()
    {
        // A port that is free: the listener cannot choose one itself.
        using (var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            socket.Start();
            Webhook = $"http://127.0.0.1:{((IPEndPoint)socket.LocalEndpoint).Port}/services/{Guid.NewGuid():N}";
        }

        _listener.Prefixes.Add(Webhook + "/");
        _listener.Start();
        _ = ListenAsync();
    }

    /// <summary>The secret address.</summary>
    public string Webhook { get; }

    /// <summary>What was posted, in order.</summary>
    public IReadOnlyList<string> Messages => [.. _messages];

    public void Dispose() => _listener.Close();

    private async Task ListenAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var message = await JsonDocument.ParseAsync(context.Request.InputStream);
            _messages.Enqueue(message.RootElement.GetProperty("text").GetString()!);
            context.Response.Close();
        }
    }
}
