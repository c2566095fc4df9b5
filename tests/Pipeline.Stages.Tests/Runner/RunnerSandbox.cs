using Pipeline.Core.Modules;
using Pipeline.Core.Runs;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Stages.Runner;
using Pipeline.Testing;
using Semver;

namespace Pipeline.Stages.Tests.Runner;

/// <summary>A run of scripted stages over the storefront's modules: catalog, orders (depends on catalog), web (depends on orders).</summary>
internal sealed class RunnerSandbox : IDisposable
{
    public const string Commit = "1111111111111111111111111111111111111111";
    public const string NextCommit = "2222222222222222222222222222222222222222";
    private readonly TempDirectory _artifacts = new();

    public RunnerSandbox(params Stage[] stages)
    {
        Stages = [.. stages.Select(kind => new ScriptedStage(kind) { Scope = kind is Stage.IntegrationTest ? StageScope.Application : StageScope.Module })];
    }

    public static Stage[] All => Enum.GetValues<Stage>();

    public string Artifacts => _artifacts.Path;

    public ScriptedStage[] Stages { get; set; }

    public RunModule[] Modules { get; set; } = [Module("catalog"), Module("orders", dependsOn: "catalog"), Module("web", dependsOn: "orders")];

    public SourceTree Source { get; set; } = new() { Directory = Path.GetTempPath(), Commit = Commit, CommittedAt = DateTimeOffset.UnixEpoch, Branch = "main" };

    public RunnerOptions Options { get; set; } = new() { RetryDelay = TimeSpan.FromMilliseconds(1) };

    public IRunObserver? Observer { get; set; }

    public bool Cache { get; set; } = true;

    public bool Resume { get; set; }

    public ScriptedStage this[Stage kind] => Stages.Single(stage => stage.Kind == kind);

    public static RunModule Module(string name, string? dependsOn = null, string? buildsOn = null) => new(
        new Module
        {
            Name = name,
            Path = "modules/" + name,
            DependsOn = dependsOn is null ? [] : [dependsOn],
            BuildsOn = buildsOn is null ? [] : [buildsOn],
        },
        new SemVersion(1, 2, 3),
        IsRelease: false,
        InputTree: name + "-tree");

    public Task<RunRecord> RunAsync(params Stage[] only) => RunAsync(TestContext.Current.CancellationToken, only);

    public Task<RunRecord> RunAsync(CancellationToken cancellationToken, params Stage[] only) =>
        new PipelineRunner(Options, Observer).RunAsync(Request(only), cancellationToken);

    public RunRequest Request(params Stage[] only) => new()
    {
        Modules = Modules,
        Application = new RunModule(new Module { Name = "storefront", Path = "." }, new SemVersion(1, 0, 0), false, "application-tree"),
        Stages = [.. Stages.Where(stage => only.Length == 0 || only.Contains(stage.Kind))],
        Source = Source,
        ArtifactsDirectory = Artifacts,
        Environment = "staging",
        Cache = Cache,
        Resume = Resume,
    };

    public RunRecord Recorded() => RunRecordJson.Parse(File.ReadAllBytes(Path.Combine(Artifacts, "run.json")), "run.json");

    public string Log(string module, Stage stage) => File.ReadAllText(Path.Combine(StagePaths.OutputDirectory(Artifacts, module, stage), "log.txt"));

    public void Dispose() => _artifacts.Dispose();
}
