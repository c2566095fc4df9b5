using System.Net;
using Docker.DotNet;
using Docker.DotNet.NativeHttp;
using Polly;
using Polly.Retry;

namespace Pipeline.Tools.Containers;

/// <summary>The connection to an engine that answered. What goes wrong on it becomes an exception of this project, in the engine's own words.</summary>
internal sealed class EngineConnection : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly Version NewestKnown = new(1, 54);
    private readonly EngineEndpoint _endpoint;
    private readonly Lazy<DockerClient> _client;
    private readonly Lazy<ResiliencePipeline> _retry;

    private EngineConnection(EngineEndpoint endpoint, EngineIdentity identity, Version version, TimeProvider time)
    {
        (_endpoint, Identity) = (endpoint, identity);
        _client = new Lazy<DockerClient>(() => new DockerClientBuilder().WithEndpoint(endpoint.HttpAddress).WithAuthProvider(endpoint.Security).WithApiVersion(version).WithTimeout(Patience)
            .WithTransportOptions(new NativeHttpTransportOptions { ConfigureHandler = endpoint.Configure }).Build());
        _retry = new(() => new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<Exception>(EngineFailure.IsBrokenConnection),
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(200),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build());
    }

    public EngineIdentity Identity { get; }

    /// <summary>The path of the socket; null when it is none.</summary>
    public string? Socket => _endpoint.Address is { Scheme: "unix" } address ? address.LocalPath : null;

    /// <summary>Connects, by one question.</summary>
    /// <param name="name">What the engine is called in a message as long as it has not said so.</param>
    /// <param name="endpoint">Where it listens.</param>
    /// <param name="version">The version of the API to speak; null: the newest that both know.</param>
    /// <param name="time">Paces retries.</param>
    /// <param name="patience">How long it may take to answer.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="EngineUnreachableException">Nobody answers there, or something that is no engine.</exception>
    public static async Task<EngineConnection> OpenAsync(string name, EngineEndpoint endpoint, Version? version, TimeProvider time, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(patience, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var ping = await EnginePing.AskAsync(endpoint, linked.Token);
            var identity = ping.Identity ?? throw new EngineUnreachableException(name, endpoint.ToString(), $"what answers there is no container engine ({ping.Answer})");
            return new EngineConnection(endpoint, identity, version ?? (ping.ApiVersion > NewestKnown ? NewestKnown : ping.ApiVersion!), time);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new EngineUnreachableException(name, endpoint.ToString(), $"no answer within {patience.TotalSeconds:0} s", exception);
        }
        catch (Exception exception) when (EngineFailure.IsUnreachable(exception))
        {
            throw new EngineUnreachableException(name, endpoint.ToString(), EngineFailure.Reason(exception), exception);
        }
    }

    /// <summary>Asks the engine for something.</summary>
    /// <param name="request">What is asked for, to follow "docker did not": <c>start the container 'orders'</c>.</param>
    /// <param name="ask">Asks for it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="repeatable">Whether it may be asked for again when the connection broke: doing it twice is doing it once.</param>
    /// <exception cref="EngineException">The engine refused.</exception>
    /// <exception cref="EngineUnreachableException">The engine does not answer.</exception>
    public async Task<T> AskAsync<T>(string request, Func<DockerClient, CancellationToken, Task<T>> ask, CancellationToken cancellationToken, bool repeatable = true)
    {
        try
        {
            return repeatable
                ? await RepeatAsync(ask, cancellationToken)
                : await ask(_client.Value, cancellationToken);
        }
        catch (DockerApiException exception)
        {
            throw new EngineException(Identity.Name, request, EngineFailure.Words(exception), exception.StatusCode == HttpStatusCode.NotFound, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable($"no answer within {Patience.TotalSeconds:0} s when asked to {request}", exception);
        }
        catch (Exception exception) when (EngineFailure.IsUnreachable(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw Unreachable(EngineFailure.Reason(exception), exception);
        }
    }

    /// <summary>As <see cref="AskAsync{T}"/>, for what answers nothing.</summary>
    public Task AskAsync(string request, Func<DockerClient, CancellationToken, Task> ask, CancellationToken cancellationToken, bool repeatable = true) =>
        AskAsync(request, async (client, token) =>
        {
            await ask(client, token);
            return true;
        }, cancellationToken, repeatable);

    /// <summary>Asks the engine for a stream, and hands it on.</summary>
    /// <exception cref="EngineException">The engine refused.</exception>
    /// <exception cref="EngineUnreachableException">The engine does not answer, or stopped half-way.</exception>
    public async Task ReadAsync(string request, Func<DockerClient, CancellationToken, Task<Stream>> open, Func<Stream, CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        await using var stream = await AskAsync(request, open, cancellationToken);
        try
        {
            await read(stream, cancellationToken);
        }
        catch (Exception exception) when (EngineFailure.IsCutShort(exception) && !cancellationToken.IsCancellationRequested)
        {
            throw Unreachable(EngineFailure.Reason(exception), exception);
        }
    }

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    // What repeats is made when a connection broke, which it seldom does: it takes longer than an answer.
    private async Task<T> RepeatAsync<T>(Func<DockerClient, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask(_client.Value, cancellationToken);
        }
        catch (Exception exception) when (EngineFailure.IsBrokenConnection(exception) && !cancellationToken.IsCancellationRequested)
        {
            return await _retry.Value.ExecuteAsync(async token => await ask(_client.Value, token), cancellationToken);
        }
    }

    private EngineUnreachableException Unreachable(string reason, Exception exception) => new(Identity.Name, _endpoint.ToString(), reason, exception);
}
