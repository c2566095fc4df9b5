using Pipeline.LocalRuntime;
using Pipeline.LocalRuntime.Releases;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Previews;
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

    private protected override async Task DeployAsync(string namespaceName) => await _runtime.DeployAsync(
        new LocalDeployment { Release = "web", Namespace = namespaceName, Chart = "web-1.0.0", Manifests = Manifests }, TextWriter.Null, Token);

    private protected override Task MakeForeignAsync(string namespaceName) => DeployAsync(namespaceName);

    private protected override Task<bool> IsThereAsync(string namespaceName) => Task.FromResult(Directory.Exists(Path.Combine(_directory["local"], namespaceName)));
}
