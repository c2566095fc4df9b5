using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pipeline.Stages.Tests.Push;

/// <summary>A server on loopback that gives every connection the same answer, or none, and closes it.</summary>
internal sealed class BrokenServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    public BrokenServer(string answer)
    {
        _listener.Start();
        _ = ServeAsync(Encoding.ASCII.GetBytes(answer));
    }

    public string Host => _listener.LocalEndpoint.ToString()!;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync(byte[] answer)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                var stream = client.GetStream();
                await stream.ReadAtLeastAsync(new byte[16], 16, throwOnEndOfStream: false, _stop.Token);
                await stream.WriteAsync(answer, _stop.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException or IOException)
        {
            // The test is over.
        }
    }
}
