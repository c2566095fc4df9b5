using System.IO.Pipes;
using System.Net.Sockets;
using System.Text.Json;
using Docker.DotNet;
using Docker.DotNet.Handler.Abstractions;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Containers;

/// <summary>Where an engine listens, and how a connection to it is made.</summary>
internal sealed record EngineEndpoint
{
    private const int PlainPort = 2375;
    private const int TlsPort = 2376;
    private static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(15);

    private EngineEndpoint(Uri address) => Address = address;

    /// <summary>The address as its user gave it.</summary>
    public Uri Address { get; }

    /// <summary>What comes before a connection, such as starting the service that listens; null: nothing.</summary>
    public Func<CancellationToken, Task>? Prepare { get; init; }

    /// <summary>TLS or not.</summary>
    public IAuthProvider Security { get; private init; } = NoopAuthProvider.Instance;

    /// <summary>The base of request addresses; of a socket or a pipe a host that is never looked up.</summary>
    public Uri HttpAddress => IsTcp
        ? new UriBuilder(Security.TlsEnabled ? Uri.UriSchemeHttps : Uri.UriSchemeHttp, Address.Host, Port, $"{Address.AbsolutePath.TrimEnd('/')}/").Uri
        : new Uri("http://engine/");

    private int Port => Address.Port > 0 ? Address.Port : Security.TlsEnabled ? TlsPort : PlainPort;

    private bool IsTcp => Address.Scheme is "tcp" or "http" or "https";

    /// <summary>Docker's, by <c>DOCKER_HOST</c>, the current context, or where it is by default.</summary>
    /// <exception cref="PipelineException">The settings name no address, or one that cannot be spoken to.</exception>
    public static EngineEndpoint OfDocker(EngineSettings settings)
    {
        try
        {
            var config = new DockerConfig(settings);
            var endpoint = At(config.GetEndpoint());
            return endpoint.IsTcp ? endpoint with { Security = EngineSecurity.Of(endpoint.Address, config, settings) } : endpoint;
        }
        catch (Exception exception) when (exception is DockerConfigurationException or JsonException or UriFormatException)
        {
            throw new PipelineException($"{exception.Message} Correct DOCKER_HOST, or choose a context with 'docker context use NAME'.", exception);
        }
    }

    /// <summary>An engine at an address: <c>unix://</c>, <c>npipe://</c> or <c>tcp://</c>.</summary>
    /// <exception cref="PipelineException">It is none of them.</exception>
    public static EngineEndpoint At(Uri address)
    {
        var endpoint = new EngineEndpoint(address);
        return endpoint.IsTcp || address.Scheme is "unix" or "npipe"
            ? endpoint
            : throw new PipelineException($"An engine at {endpoint} cannot be spoken to: 'unix:', 'npipe:' or 'tcp:' was expected. Forward its socket to this machine ('ssh -L /tmp/engine.sock:/var/run/docker.sock HOST') and set DOCKER_HOST to that.");
    }

    /// <summary>Makes a handler of HTTP connect to the engine.</summary>
    public void Configure(SocketsHttpHandler handler)
    {
        handler.ConnectTimeout = ConnectPatience;
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        if (IsTcp)
            return;
        handler.UseProxy = false;
        handler.ConnectCallback = (_, token) => ConnectAsync(token);
    }

    /// <summary>The address without a name and password that may be in it.</summary>
    public override string ToString() => Address.GetComponents(UriComponents.Scheme | UriComponents.HostAndPort | UriComponents.Path, UriFormat.Unescaped);

    /// <summary>Connects to a socket of the file system.</summary>
    public static async Task<Stream> OpenSocketAsync(string path, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        if (Prepare is not null)
            await Prepare(cancellationToken);
        return Address.Scheme == "unix" ? await OpenSocketAsync(Address.LocalPath, cancellationToken) : await OpenPipeAsync(cancellationToken);
    }

    // npipe://./pipe/docker_engine
    private async Task<Stream> OpenPipeAsync(CancellationToken cancellationToken)
    {
        var pipe = new NamedPipeClientStream(Address.Host is "" ? "." : Address.Host, Address.Segments[^1], PipeDirection.InOut, PipeOptions.Asynchronous);
        try
        {
            await pipe.ConnectAsync(ConnectPatience, cancellationToken);
            return pipe;
        }
        catch
        {
            await pipe.DisposeAsync();
            throw;
        }
    }
}
