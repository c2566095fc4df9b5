using Pipeline.Stages.Deploy;
using Pipeline.Testing;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Kubernetes.Progress;
using Pipeline.Tools.Processes;
using Pipeline.Tools.Tests.Helm;

namespace Pipeline.Stages.Tests.Deploy.Clusters;

/// <summary>One module, deployed to a namespace of its own on the real cluster.</summary>
internal sealed class ClusterScene : IAsyncDisposable
{
    private readonly TempDirectory _directory;
    private readonly BusyboxImage _image = BusyboxImage.Build();
    private readonly ChartSandbox _chart;
    private readonly HelmClient _helm;

    private ClusterScene(TempDirectory directory, HelmClient helm, string template)
    {
        (_directory, _helm, _chart) = (directory, helm, new ChartSandbox(template: template));
        Deployer = NewDeployer();
    }

    /// <summary>The folder that knows the checkout.</summary>
    public string StateFolder => _directory.Path;

    /// <summary>A deployer that has done nothing yet.</summary>
    public HelmDeployer NewDeployer() => new(_helm, Cluster, _directory.Path, new FaultRules { Restarts = 2 });

    public string Namespace { get; } = $"truth-{Guid.NewGuid():N}"[..20];

    public ReleaseName Release => new("orders", Namespace);

    public ClusterClient Cluster { get; } = new(new ProcessRunner(), new KubernetesOptions());

    public HelmDeployer Deployer { get; }

    public string Image => _image.Reference;

    /// <summary>What the last deployment wrote.</summary>
    public StringWriter Log { get; private set; } = new();

    public static async Task<ClusterScene> CreateAsync(string? template = null)
    {
        Requires.Cluster();
        var directory = new TempDirectory();
        return new ClusterScene(directory, await HelmUnderTest.ClientAsync(directory["helm"]), template ?? AnsweringChart.Template);
    }

    /// <summary>Packages the chart that answers with <paramref name="text"/>, or runs <paramref name="command"/>.</summary>
    public async Task<DeployRequest> RequestAsync(string text, string? command = null, string? image = null, TimeSpan? timeout = null)
    {
        _chart.Write("values.yaml", AnsweringChart.Values(image ?? Image, text, command));
        return new DeployRequest
        {
            Release = Release,
            Chart = await _helm.PackageAsync(_chart.Path, Directory.CreateDirectory(_directory[Guid.NewGuid().ToString("N")]).FullName, TextWriter.Null, Token),
            Timeout = timeout ?? TimeSpan.FromMinutes(2),
            Description = text,
        };
    }

    public async Task<DeployedRelease> DeployAsync(string text, string? command = null, string? image = null, TimeSpan? timeout = null)
    {
        var request = await RequestAsync(text, command, image, timeout);
        return await Deployer.DeployAsync(request, TextWriter.Synchronized(Log = new StringWriter()), Token);
    }

    public async Task<string> StatusAsync() => (await Deployer.HistoryAsync(Release, Token))[^1].Status;

    public static Task<string> KubectlAsync(params string[] arguments) => new ProcessRunner().ReadAsync(new Command("kubectl", arguments), Token);

    public async Task ApplyAsync(string yaml)
    {
        await File.WriteAllTextAsync(_directory["object.yaml"], yaml, Token);
        await KubectlAsync("apply", "--namespace", Namespace, "--filename", _directory["object.yaml"]);
    }

    public async ValueTask DisposeAsync()
    {
        await new ProcessRunner().RunAsync(new Command("kubectl", "delete", "namespace", Namespace, "--wait=false", "--ignore-not-found"), null, default);
        Cluster.Dispose();
        _chart.Dispose();
        _image.Dispose();
        _directory.Dispose();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
