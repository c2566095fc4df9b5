using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Downloads;

/// <summary>
/// Finds a program: on PATH when its version will do, else in this cache, where it is checked by its pinned hash before the first use, else
/// fetched by pinned version and hash into <c>&lt;directory&gt;/&lt;tool&gt;/&lt;version&gt;/</c>. Safe for several runs at once.
/// </summary>
internal sealed class ToolCache : IDisposable
{
    private readonly string _directory;
    private readonly IProcessRunner _runner;
    private readonly ToolDownload _download;
    private readonly Action<string> _warn;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<string, OnPath> _onPath = [];
    private readonly Dictionary<string, string> _programs = [];

    /// <summary>Creates a cache.</summary>
    /// <param name="directory">The cache's folder, absolute, such as <c>&lt;root&gt;/.nuke/temp/tools</c>.</param>
    /// <param name="runner">Asks programs on PATH for their version.</param>
    /// <param name="http">Fetches; it honours the proxy variables of the environment by itself.</param>
    /// <param name="warn">Is told of a program in the cache that is not the pinned one; null: nobody.</param>
    /// <param name="time">Measures timeouts; null is the system's clock.</param>
    public ToolCache(string directory, IProcessRunner runner, HttpClient http, Action<string>? warn = null, TimeProvider? time = null)
    {
        _warn = warn ?? (_ => { });
        _directory = directory;
        _runner = runner;
        _download = new ToolDownload(http, time ?? TimeProvider.System);
    }

    /// <summary>Finds <paramref name="tool"/>.</summary>
    /// <returns>The program as a process can be started with it: its name when PATH has it, else an absolute path.</returns>
    /// <exception cref="ToolNotFoundException">It is not on PATH and no source gave it; the message names all of them.</exception>
    public Task<string> FindAsync(ToolDefinition tool, CancellationToken cancellationToken) => AloneAsync(tool, async () =>
    {
        if (_programs.TryGetValue(tool.Name, out var known))
            return known;
        var (version, finding) = await LookAsync(tool, cancellationToken);
        return _programs[tool.Name] = version is null ? await FetchAsync(tool, finding, cancellationToken) : tool.Name;
    }, cancellationToken);

    /// <summary>The version of <paramref name="tool"/>: what the one on PATH tells of itself, else the pinned one, which is not fetched for that.</summary>
    public Task<string> FindVersionAsync(ToolDefinition tool, CancellationToken cancellationToken) =>
        AloneAsync(tool, async () => (await LookAsync(tool, cancellationToken)).Version ?? tool.Version, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<string> AloneAsync(ToolDefinition tool, Func<Task<string>> find, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tool);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await find();
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<OnPath> LookAsync(ToolDefinition tool, CancellationToken cancellationToken)
    {
        if (_onPath.TryGetValue(tool.Name, out var known))
            return known;
        var (version, finding) = await LookOnPathAsync(tool, cancellationToken);
        return _onPath[tool.Name] = new OnPath(version is not null && tool.IsSuitable(version) ? version.Trim() : null, finding);
    }

    private async Task<(string? Version, string Finding)> LookOnPathAsync(ToolDefinition tool, CancellationToken cancellationToken)
    {
        try
        {
            var version = await _runner.ReadAsync(new Command(tool.Name, tool.VersionArguments) { Timeout = TimeSpan.FromSeconds(20) }, cancellationToken);
            return (version, $"the one on PATH has version {version.Trim()}");
        }
        catch (ProgramNotFoundException)
        {
            return (null, "it is not on PATH");
        }
        catch (Exception exception) when (exception is CommandFailedException or ProcessTimeoutException)
        {
            return (null, "the one on PATH does not tell its version");
        }
    }

    private async Task<string> FetchAsync(ToolDefinition tool, string onPath, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(_directory, tool.Name, tool.Version);
        var program = Path.Combine(folder, OperatingSystem.IsWindows() ? $"{tool.Name}.exe" : tool.Name);
        var sources = tool.Sources.Where(source => source.Platform == ToolPlatform.Current).ToList();
        if (File.Exists(program))
        {
            if (await ToolCheck.FindFaultAsync(sources, program, cancellationToken) is not { } fault)
                return program;
            _warn($"{program} {fault}; it is fetched anew.");
        }

        Directory.CreateDirectory(folder);
        var attempts = new List<string>();
        foreach (var source in sources)
        {
            try
            {
                await _download.FetchAsync(source, program, cancellationToken);
                return program;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException or TimeoutException)
            {
                attempts.Add($"{source.Address}: {exception.Message}");
            }
        }

        throw new ToolNotFoundException(tool, onPath, attempts);
    }

    private sealed record OnPath(string? Version, string Finding);
}
