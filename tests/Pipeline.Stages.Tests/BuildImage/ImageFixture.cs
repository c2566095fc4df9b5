using Pipeline.Core.Modules;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Testing;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;
using Semver;

namespace Pipeline.Stages.Tests.BuildImage;

/// <summary>A module <c>orders</c> in a folder of its own whose image has a shell and nothing to pull, and a unique application name.</summary>
internal sealed class ImageFixture : IAsyncDisposable
{
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";
    private readonly TempDirectory _output = new();
    private readonly List<string> _images = [];

    private ImageFixture(IContainerEngine engine) => Engine = engine;

    public IContainerEngine Engine { get; }

    public ProcessRunner Processes { get; } = new();

    public ShellContext Sources { get; } = new();

    public string Application { get; } = $"pipeline-test-{Guid.NewGuid():N}";

    public StringWriter Log { get; } = new();

    public Module Module { get; init; } = new() { Name = "orders", Path = ".", Image = new ImageSettings() };

    public static async Task<ImageFixture> CreateAsync(Module? module = null)
    {
        Requires.ContainerEngine();
        var engine = await new ContainerEngineFinder(new ProcessRunner()).FindAsync(TestContext.Current.CancellationToken);
        return module is null ? new ImageFixture(engine) : new ImageFixture(engine) { Module = module };
    }

    public StageContext Context(SemVersion? release = null, bool dirty = false, params (string Module, Stage Stage, StageResult Result)[] results) => new()
    {
        Module = Module,
        Modules = [Module],
        Source = new SourceTree
        {
            Directory = Sources.Path,
            Commit = Commit,
            CommittedAt = new DateTimeOffset(2026, 1, 1, 1, 0, 0, TimeSpan.FromHours(1)),
            Remote = "https://git.example/acme/shop",
            IsDirty = dirty,
        },
        InputTree = "89abcdef89abcdef89abcdef89abcdef89abcdef",
        Version = release ?? SemVersion.ParsedFrom(1, 2, 3, "dev"),
        IsRelease = release is not null,
        OutputDirectory = _output.Path,
        Log = TextWriter.Synchronized(Log),
        Results = results.GroupBy(result => result.Module).ToDictionary(
            group => group.Key,
            group => (IReadOnlyDictionary<Stage, StageResult>)group.ToDictionary(result => result.Stage, result => result.Result)),
    };

    /// <summary>Removes this image in the end.</summary>
    public string Track(string image)
    {
        _images.Add(image);
        return image;
    }

    public async ValueTask DisposeAsync()
    {
        var built = await Processes.ReadAsync(new Command(Engine.Name, "images", "--quiet", "--no-trunc", "--filter", $"reference={Application}/*"), CancellationToken.None);
        foreach (var image in _images.Concat(built.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Distinct())
            await Processes.RunAsync(new Command(Engine.Name, "image", "rm", "--force", image), null, CancellationToken.None);
        Sources.RemoveImages(Engine.Name);
        Sources.Dispose();
        _output.Dispose();
        await Log.DisposeAsync();
    }
}
