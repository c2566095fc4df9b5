using Pipeline.Core.Artifacts;
using Pipeline.Core.Environments;
using Pipeline.Core.Modules;
using Pipeline.Core.Planning;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Registry;
using Pipeline.Stages.Chart;
using Pipeline.Testing;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Registry;
using Pipeline.Tools.Tests.Helm;
using Semver;

namespace Pipeline.Stages.Tests.Chart;

/// <summary>A module with a chart, a registry and the real Helm.</summary>
public abstract class ChartStageScenario : IAsyncLifetime
{
    protected const string Commit = "0123456789012345678901234567890123456789";
    protected const string Workload = """
        apiVersion: v1
        kind: Pod
        metadata: { name: orders }
        spec:
          containers:
            - name: orders
              image: "{{ .Values.image.repository }}{{ if .Values.image.digest }}@{{ .Values.image.digest }}{{ else }}:{{ .Values.image.tag }}{{ end }}"
        """;

    protected static readonly Digest Image = Digest.Of("image"u8);
    private protected TempDirectory Folder { get; } = new();
    private protected ChartSandbox Chart { get; } = new(template: Workload);
    private protected EmbeddedRegistry Registry { get; private set; } = null!;
    private protected RegistryClient Client { get; set; } = null!;
    private protected HelmClient Helm { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Helm = await HelmUnderTest.ClientAsync(Folder["helm"]);
        Registry = await EmbeddedRegistry.StartAsync(Folder["registry"], preferredPort: 0);
        Client = new RegistryClient(Registry.Address with { Prefix = "shop" }, new DockerCredentials(new ProcessRunner(), []));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Client?.Dispose();
        if (Registry is not null)
            await Registry.DisposeAsync();
        Chart.Dispose();
        Folder.Dispose();
    }

    private protected async Task<string> RenderAsync(StageResult result)
    {
        using var values = await ValuesFile.WriteAsync(Folder["out"], result.Outputs.GetValueOrDefault(ChartStage.DeployedValues), default);
        return await Helm.TemplateAsync("orders", "staging", Path.Combine(Folder["out"], result.Files[0]), values.Paths, default);
    }

    private protected async Task<StageResult> RunAsync(bool release = false, Func<Module, Module>? change = null, string host = "127.0.0.1:1", Digest? image = null, PlannedMaturity? maturity = null, string version = "1.2.3", IReadOnlyList<DeployEnvironment>? environments = null, TextWriter? log = null)
    {
        var pushed = image ?? Image;
        var module = new Module { Name = "orders", Path = ".", Chart = "orders", Image = new ImageSettings() };
        module = change?.Invoke(module) ?? module;
        if (Directory.Exists(Folder["out"]))
            Directory.Delete(Folder["out"], recursive: true);
        var push = new StageResult
        {
            Status = StageStatus.Succeeded,
            Outputs = new Dictionary<string, string> { ["repository"] = $"{host}/shop/orders", ["digest"] = pushed.Value },
            Artifacts = [new Artifact(ArtifactKind.Image, $"{host}/shop/orders:{Commit}", pushed)],
        };
        return await new ChartStage(Helm, Client, maturity, environments).RunAsync(new StageContext
        {
            Module = module,
            Modules = [module],
            Source = new SourceTree { Directory = Path.GetDirectoryName(Chart.Path)!, Commit = Commit, CommittedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) },
            Version = SemVersion.Parse(version),
            IsRelease = release,
            OutputDirectory = Directory.CreateDirectory(Folder["out"]).FullName,
            Log = log ?? TextWriter.Null,
            Results = new Dictionary<string, IReadOnlyDictionary<Stage, StageResult>> { ["orders"] = new Dictionary<Stage, StageResult> { [Stage.Push] = push } },
        }, default);
    }
}
