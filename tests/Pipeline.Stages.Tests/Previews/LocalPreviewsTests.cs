using Pipeline.Core.Environments;
using Pipeline.Core.Errors;
using Pipeline.LocalRuntime;
using Pipeline.LocalRuntime.Releases;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Previews;
using Pipeline.Stages.Tests.Deploy;
using Pipeline.Testing;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Tests.Helm;

namespace Pipeline.Stages.Tests.Previews;

/// <summary>Previews on the local runtime.</summary>
public sealed class LocalPreviewsTests : PreviewContract, IAsyncLifetime
{
    private const string Manifests = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: web }\ndata: { page: one }\n";
    private readonly TempDirectory _directory = new();
    private LocalRuntimeClient _runtime = null!;
    private LocalDeployer _deployer = null!;

    private protected override IPreviewPlace Place => new LocalPreviews(_runtime, Time);

    private protected override PreviewKeeper Elsewhere => Keeper;

    private protected override IDeployer Deployer => _deployer;

    public async ValueTask InitializeAsync()
    {
        Requires.ContainerEngine();
        _runtime = new LocalRuntimeClient(new LocalRuntimeOptions { FindEngine = token => new ContainerEngineFinder(new ProcessRunner()).FindAsync(token), StateDirectory = _directory["local"] });
        _deployer = new LocalDeployer(await HelmUnderTest.ClientAsync(_directory["helm"]), _runtime);
    }

    public async ValueTask DisposeAsync()
    {
        if (_runtime is not null)
        {
            foreach (var place in Directory.Exists(_directory["local"]) ? Directory.EnumerateDirectories(_directory["local"]).Select(folder => Path.GetFileName(folder)).Where(name => name[0] != '.') : [])
                await _runtime.RemoveNamespaceAsync(place, TextWriter.Null, CancellationToken.None);
            _runtime.Dispose();
        }

        _directory.Dispose();
    }

    [Fact]
    public async Task The_quota_of_a_preview_refuses_what_is_too_much_before_anything_starts_and_counts_what_says_nothing()
    {
        using var chart = new ChartSandbox(template: AnsweringChart.Template);
        chart.Write("values.yaml", AnsweringChart.Values("not-there:1", "one", null));
        var place = Name("ada").Namespace;
        await using var hold = await Keeper.ReserveAsync(Name("ada"), "Ada", new(), TextWriter.Null, Token);
        var request = new DeployRequest
        {
            Release = new ReleaseName("orders", place),
            Chart = await (await HelmUnderTest.ClientAsync(_directory["helm"])).PackageAsync(chart.Path, Directory.CreateDirectory(_directory["packed"]).FullName, TextWriter.Null, Token),
            Description = "one",
            Application = Application,
            Environment = new DeployEnvironment { Name = "preview-ada", Namespace = place, Quota = new EnvironmentQuota { Cpu = "100m", Memory = "1Gi" } },
        };

        var exception = await Assert.ThrowsAnyAsync<PipelineException>(() => _deployer.DeployAsync(request, TextWriter.Null, Token));

        Assert.Contains("exceeded quota 'pipeline-quota': asked for limits.cpu=250m, used limits.cpu=0, hard limits.cpu=100m", exception.Message, StringComparison.Ordinal);
    }

    private protected override async Task DeployAsync(string namespaceName) => await _runtime.DeployAsync(
        new LocalDeployment { Release = "web", Namespace = namespaceName, Chart = "web-1.0.0", Manifests = Manifests }, TextWriter.Null, Token);

    private protected override Task MakeForeignAsync(string namespaceName) => DeployAsync(namespaceName);

    private protected override Task<bool> IsThereAsync(string namespaceName) => Task.FromResult(Directory.Exists(Path.Combine(_directory["local"], namespaceName)));
}
