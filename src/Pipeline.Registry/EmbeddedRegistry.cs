using System.Globalization;
using Pipeline.Core.Errors;
using Pipeline.Tools.Registry;

namespace Pipeline.Registry;

/// <summary>
/// A registry in this process, for a rehearsal that needs no account: it speaks the OCI distribution specification 1.1 on
/// 127.0.0.1 and keeps images and charts in a folder, where they stay when it stops.
/// </summary>
internal sealed class EmbeddedRegistry : IAsyncDisposable
{
    /// <summary>The port that is tried first.</summary>
    public const int DefaultPort = 5557;

    private readonly RegistryServer? _server;

    private EmbeddedRegistry(int port, RegistryServer? server)
    {
        Address = new RegistryAddress(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), "") { PlainHttp = true };
        _server = server;
    }

    /// <summary>Where it answers, without a prefix.</summary>
    public RegistryAddress Address { get; }

    /// <summary>True when another process was serving the same folder already and is used; it lives as long as that process.</summary>
    public bool IsShared => _server is null;

    /// <summary>Serves the images and charts in <paramref name="storeDirectory"/>, which is created when it is not there.</summary>
    /// <param name="storeDirectory">The folder.</param>
    /// <param name="preferredPort">
    /// The port on 127.0.0.1; 0 is any free one. When it is taken by a registry of the same folder, that one is used; when by anything
    /// else, a free port is, from then on.
    /// </param>
    /// <param name="cancellationToken">Stops starting.</param>
    /// <exception cref="PipelineException">The folder cannot be written.</exception>
    public static async Task<EmbeddedRegistry> StartAsync(string storeDirectory, int preferredPort = DefaultPort, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(storeDirectory);
        RegistryStore store;
        try
        {
            store = await RegistryStore.OpenAsync(storeDirectory, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"The registry's folder {storeDirectory} cannot be used: {exception.Message} Choose another folder or make this one writable.", exception);
        }

        try
        {
            return await ServeAsync(store, preferredPort, cancellationToken);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }

    private static async Task<EmbeddedRegistry> ServeAsync(RegistryStore store, int preferredPort, CancellationToken cancellationToken)
    {
        // References to what was pushed hold the port: where a free one had to be taken once, it is taken again.
        foreach (var port in preferredPort == 0 ? [] : new[] { store.Port ?? preferredPort, preferredPort }.Distinct())
        {
            if (await RegistryServer.TryStartAsync(store, port, cancellationToken) is { } wanted)
                return new EmbeddedRegistry(port, wanted);
            if (await StoreProbe.ServesAsync(port, store.Id, cancellationToken))
            {
                store.Dispose();
                return new EmbeddedRegistry(port, null);
            }
        }

        var server = await RegistryServer.TryStartAsync(store, 0, cancellationToken)
            ?? throw new PipelineException("No port on 127.0.0.1 is free for the embedded registry. Close programs that listen on many ports.");
        if (preferredPort != 0)
            store.Port = server.Port;
        return new EmbeddedRegistry(server.Port, server);
    }
}
