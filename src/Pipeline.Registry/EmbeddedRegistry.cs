using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Pipeline.Core.Errors;
using Pipeline.Tools.Registry;

namespace Pipeline.Registry;

/// <summary>
/// A registry in this process, for a rehearsal that needs no account: it speaks the OCI distribution specification 1.1 on
/// 127.0.0.1 and keeps images and charts in a folder, where they stay when it stops.
/// </summary>
internal sealed class EmbeddedRegistry : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly int _port;
    private RegistryStore? _unserved;
    private RegistryServer? _server;

    private EmbeddedRegistry(int port, RegistryStore? unserved, RegistryServer? server)
    {
        Address = new RegistryAddress(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"), "") { PlainHttp = true };
        (_port, _unserved, _server) = (port, unserved, server);
    }

    /// <summary>Where it answers, without a prefix.</summary>
    public RegistryAddress Address { get; }

    /// <summary>True when another process was serving the same folder already and is used; it lives as long as that process.</summary>
    public bool IsShared => _server is null && _unserved is null;

    /// <summary>The store as long as nothing is served from it; null from then on.</summary>
    public RegistryStore? Unserved => _unserved;

    /// <summary>Serves the images and charts in <paramref name="storeDirectory"/>, which is created when it is not there.</summary>
    /// <param name="storeDirectory">The folder.</param>
    /// <param name="preferredPort">
    /// The port on 127.0.0.1; null is the folder's own, 0 any free one. When it is taken by a registry of the same folder, that one is
    /// used; when by anything else, a free port is, from then on.
    /// </param>
    /// <param name="cancellationToken">Stops starting.</param>
    /// <exception cref="PipelineException">The folder cannot be written.</exception>
    public static async Task<EmbeddedRegistry> StartAsync(string storeDirectory, int? preferredPort = null, CancellationToken cancellationToken = default)
    {
        var store = await OpenStoreAsync(storeDirectory, cancellationToken);
        try
        {
            return await TakePortAsync(store, preferredPort, cancellationToken);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>
    /// As <see cref="StartAsync"/>, but nothing is served before <see cref="ServeAsync"/>, unless the port is taken: the address is
    /// known, and what the registry has can be asked for through <see cref="CreateHandler"/>.
    /// </summary>
    /// <param name="storeDirectory">The folder.</param>
    /// <param name="preferredPort">The port on 127.0.0.1; null is the folder's own.</param>
    /// <param name="cancellationToken">Stops opening.</param>
    /// <exception cref="PipelineException">The folder cannot be written.</exception>
    public static async Task<EmbeddedRegistry> OpenAsync(string storeDirectory, int? preferredPort = null, CancellationToken cancellationToken = default)
    {
        var store = await OpenStoreAsync(storeDirectory, cancellationToken);
        try
        {
            var port = store.Port ?? preferredPort ?? store.OwnPort;
            return IsFree(port) ? new EmbeddedRegistry(port, store, null) : await TakePortAsync(store, preferredPort, cancellationToken);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Serves from now on. Does nothing when it does.</summary>
    /// <exception cref="PipelineException">Another program took the port since the registry was opened.</exception>
    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_unserved is not { } store)
                return;
            _server = await RegistryServer.TryStartAsync(store, _port, cancellationToken);
            if (_server is null && !await StoreProbe.ServesAsync(_port, store.Id, cancellationToken))
                throw new PipelineException($"Another program has taken {Address.Host}, where the embedded registry was to answer. Run again: the registry then takes a free port.");
            _unserved = null;
            if (_server is null)
                store.Dispose();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Sends a client's requests; it is disposed with the client.</summary>
    public HttpMessageHandler CreateHandler() => new StoreMessageHandler(this);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _unserved?.Dispose();
        if (_server is not null)
            await _server.DisposeAsync();
        _gate.Dispose();
    }

    private static async Task<RegistryStore> OpenStoreAsync(string directory, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        try
        {
            return await RegistryStore.OpenAsync(directory, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PipelineException($"The registry's folder {directory} cannot be used: {exception.Message} Choose another folder or make this one writable.", exception);
        }
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<EmbeddedRegistry> TakePortAsync(RegistryStore store, int? preferredPort, CancellationToken cancellationToken)
    {
        var wanted = preferredPort ?? store.OwnPort;
        // References to what was pushed hold the port: where a free one had to be taken once, it is taken again.
        foreach (var port in wanted == 0 ? [] : new[] { store.Port ?? wanted, wanted }.Distinct())
        {
            if (await RegistryServer.TryStartAsync(store, port, cancellationToken) is { } started)
                return new EmbeddedRegistry(port, null, started);
            if (await StoreProbe.ServesAsync(port, store.Id, cancellationToken))
            {
                store.Dispose();
                return new EmbeddedRegistry(port, null, null);
            }
        }

        var server = await RegistryServer.TryStartAsync(store, 0, cancellationToken)
            ?? throw new PipelineException("No port on 127.0.0.1 is free for the embedded registry. Close programs that listen on many ports.");
        if (wanted != 0)
            store.Port = server.Port;
        return new EmbeddedRegistry(server.Port, null, server);
    }
}
