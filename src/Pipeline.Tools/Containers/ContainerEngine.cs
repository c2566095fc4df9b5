using Pipeline.Core.Artifacts;

namespace Pipeline.Tools.Containers;

/// <summary>Speaks to Docker or Podman by the API of their sockets; building, pushing and pulling are left to their command-line clients.</summary>
internal sealed partial class ContainerEngine : IContainerEngine
{
    private readonly EngineConnection _connection;
    private readonly EngineProgram _program;
    private readonly IAsyncDisposable? _service;
    private readonly TimeProvider _time;

    /// <param name="connection">The connection to the engine; disposed with this.</param>
    /// <param name="program">The engine's client.</param>
    /// <param name="service">What was started to be connected to; disposed with this.</param>
    /// <param name="time">Paces what is tried again.</param>
    public ContainerEngine(EngineConnection connection, EngineProgram program, IAsyncDisposable? service, TimeProvider time) =>
        (_connection, _program, _service, _time) = (connection, program, service, time);

    /// <inheritdoc/>
    public string Name => _connection.Identity.Name;

    /// <inheritdoc/>
    public string Version => _connection.Identity.Version;

    /// <inheritdoc/>
    public string? Socket => _service is null ? _connection.Socket : null;

    private bool IsPodman => Name == "podman";

    /// <inheritdoc/>
    public Task<string> BuildAsync(ImageBuild build, TextWriter log, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(build);
        return _program.BuildAsync(build, log, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Digest> PushAsync(string reference, bool plainHttp, TextWriter log, CancellationToken cancellationToken) =>
        _program.PushAsync(EngineNames.Check(reference), plainHttp, log, cancellationToken);

    /// <inheritdoc/>
    public Task PullAsync(string reference, bool plainHttp, TextWriter log, CancellationToken cancellationToken) =>
        _program.PullAsync(EngineNames.Check(reference), plainHttp, log, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _connection.Dispose();
        if (_service is not null)
            await _service.DisposeAsync();
    }

    /// <summary>Null when the engine answers that it has no such thing. An engine that does not answer is no answer.</summary>
    private static async Task<T?> FindAsync<T>(Func<Task<T>> ask) where T : class
    {
        try
        {
            return await ask();
        }
        catch (EngineException exception) when (exception.IsAbsent)
        {
            return null;
        }
    }

    /// <summary>Removes something; that the engine answers that it is not there is success.</summary>
    private static async Task RemoveAsync(Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (EngineException exception) when (exception.IsAbsent)
        {
            // As was wanted.
        }
    }

    private static Dictionary<string, IDictionary<string, bool>> Filter(string name, string value) =>
        new() { [name] = new Dictionary<string, bool> { [value] = true } };
}
