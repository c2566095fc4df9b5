using Pipeline.Core.Errors;
using Pipeline.Stages.Deploy;

namespace Pipeline.Components.Operations;

/// <summary>The way to a service for as long as it is looked at. A way into a cluster ends with the pod at its end: it is opened anew when nobody listens there any more.</summary>
/// <param name="open">Opens a way.</param>
internal sealed class ServiceAddress(Func<CancellationToken, Task<EndpointLease>> open) : IAsyncDisposable
{
    private EndpointLease? _lease;

    /// <summary>Whether the module has a Service.</summary>
    public async Task<bool> HasServiceAsync(CancellationToken cancellationToken)
    {
        try
        {
            _lease = await open(cancellationToken);
            return true;
        }
        catch (PipelineException)
        {
            return false;
        }
    }

    /// <summary>The address.</summary>
    public async Task<Uri> FindAsync(CancellationToken cancellationToken)
    {
        if (_lease is { } before && !await AnswersAsync(before.Address, cancellationToken))
        {
            _lease = null;
            await before.DisposeAsync();
        }

        return (_lease ??= await open(cancellationToken)).Address;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_lease is not null)
            await _lease.DisposeAsync();
    }

    private static async Task<bool> AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = new System.Net.Sockets.TcpClient();
        try
        {
            await client.ConnectAsync(address.Host, address.Port, cancellationToken);
            return true;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
