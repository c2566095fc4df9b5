namespace Pipeline.Stages.Deploy;

/// <summary>A way to a deployed Service that works until it is disposed.</summary>
/// <param name="address">The http address on this machine.</param>
/// <param name="release">Ends it; null when there is nothing to end.</param>
public sealed class EndpointLease(Uri address, IAsyncDisposable? release = null) : IAsyncDisposable
{
    /// <summary>The base address, <c>http://host:port/</c>.</summary>
    public Uri Address { get; } = address;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => release?.DisposeAsync() ?? ValueTask.CompletedTask;
}
