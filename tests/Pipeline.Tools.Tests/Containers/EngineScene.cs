using Pipeline.Testing;
using Pipeline.Tools.Containers;

namespace Pipeline.Tools.Tests.Containers;

/// <summary>A context to build from, an image's name, and the engine under test. What a test made is removed.</summary>
public abstract class EngineScene : IAsyncDisposable
{
    private string? _program;
    private IContainerEngine? _engine;

    public static TheoryData<string> Engines => ["docker", "podman"];

    public static TheoryData<string> Clients => ["docker", "/usr/bin/docker", "podman"];

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected string Image { get; } = $"pipeline-test/engine:{Guid.NewGuid():N}";

    private protected ModestPodman Processes { get; } = new();

    private protected ShellContext Context { get; } = new("LABEL tier=test", "EXPOSE 8080");

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
            await _engine.DisposeAsync();
        Processes.Dispose();
        if (_program is not null)
            Context.RemoveImages(_program);
        Context.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected async Task<IContainerEngine> EngineAsync(string name)
    {
        var finder = new ContainerEngineFinder(Processes);
        var probe = await finder.ProbeAsync(name, Token);
        Assert.SkipUnless(probe.IsReady, $"{name} does not answer: {probe.Problem}");
        _program = name;
        return _engine = await finder.FindAsync(name, Token);
    }

    private protected Task<string> BuildAsync(IContainerEngine engine, TextWriter log, string? layersOf = null) => engine.BuildAsync(
        new ImageBuild
        {
            Context = Context.Path,
            Dockerfile = Path.Combine(Context.Path, "Dockerfile"),
            Tags = [Image],
            LayersOf = layersOf,
            Labels = new Dictionary<string, string> { ["org.example.note"] = "a b" },
            Created = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        },
        log,
        Token);
}
