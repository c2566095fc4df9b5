using System.Net.Sockets;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Probes containers as a kubelet does: from this machine by their address on the network, or by a command inside.</summary>
internal sealed class ProbeRunner : IDisposable
{
    private readonly IContainerEngine _engine;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public ProbeRunner(IContainerEngine engine, TimeProvider time)
    {
        _engine = engine;
        _time = time;
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero };
        // A kubelet does not ask who signed a pod's certificate either.
#pragma warning disable CA5359
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    /// <summary>Probes once.</summary>
    /// <returns>What went wrong; null when the probe succeeded.</returns>
    public async Task<string?> ProbeAsync(Probe probe, string container, string address, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(probe.Timeout, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            if (probe.Command.Count > 0)
                return await ExecuteAsync(probe, container, linked.Token);
            if (probe.HttpPath is not null)
                return await GetAsync(probe, address, linked.Token);
            using var client = new TcpClient();
            await client.ConnectAsync(address, probe.Port, linked.Token);
            return null;
        }
        catch (Exception exception) when (exception is HttpRequestException or SocketException or IOException)
        {
            return $"{probe}: {exception.Message}";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{probe}: no answer within {probe.Timeout.TotalSeconds} s";
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<string?> ExecuteAsync(Probe probe, string container, CancellationToken cancellationToken)
    {
        var result = await _engine.ExecuteAsync(container, probe.Command, cancellationToken);
        return result.ExitCode == 0 ? null : $"{probe}: exit code {result.ExitCode} {result.ErrorText.Trim()}".TrimEnd();
    }

    private async Task<string?> GetAsync(Probe probe, string address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{(probe.Https ? "https" : "http")}://{address}:{probe.Port}/{probe.HttpPath!.TrimStart('/')}"));
        foreach (var header in probe.Headers)
            request.Headers.TryAddWithoutValidation(header.Name, header.Value);
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return (int)response.StatusCode is >= 200 and < 400 ? null : $"{probe}: status {(int)response.StatusCode}";
    }
}
