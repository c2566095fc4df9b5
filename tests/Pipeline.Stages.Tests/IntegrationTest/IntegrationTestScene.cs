using NSubstitute;
using NSubstitute.ExceptionExtensions;
using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.IntegrationTest;
using Pipeline.Testing;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Processes;
using Semver;

namespace Pipeline.Stages.Tests.IntegrationTest;

/// <summary>An application of two modules in a new folder; its suite is a shell script.</summary>
internal sealed class IntegrationTestScene : IDisposable
{
    private readonly TempDirectory _folder = new("pipeline-integration-");
    private readonly Dictionary<string, IReadOnlyDictionary<Stage, StageResult>> _results = [];
    private readonly IDeployer _deployer = Substitute.For<IDeployer>();

    private readonly Deployers _deployers;

    public IntegrationTestScene()
    {
        _deployer.Runtime.Returns("local");
        _deployers = new Deployers(RuntimeChoice.Local, new ClusterClient(new ProcessRunner(), new KubernetesOptions()), Substitute.For<IDeployer>(), _deployer);
    }

    public StringWriter Log { get; } = new();

    public string Output => Directory.CreateDirectory(_folder["artifacts/shop/integration-test"]).FullName;

    public string Root => Directory.CreateDirectory(_folder["source/shop"]).FullName;

    /// <summary>Records that <paramref name="module"/> was deployed; without a Service when <paramref name="endpoint"/> is null.</summary>
    public IntegrationTestScene Deployed(string module, string? endpoint, IAsyncDisposable? way = null)
    {
        _results[module] = new Dictionary<Stage, StageResult>
        {
            [Stage.Deploy] = StageResult.Success with
            {
                Outputs = new Dictionary<string, string> { ["release"] = module, ["namespace"] = "staging", ["runtime"] = "local" },
            },
        };
        _deployer.OpenEndpointAsync(new ReleaseName(module, "staging"), Arg.Any<CancellationToken>())
            .Returns(endpoint is null ? null : new EndpointLease(new Uri(endpoint), way));
        return this;
    }

    /// <summary>Records that <paramref name="module"/> was deployed and cannot be reached.</summary>
    public IntegrationTestScene Unreachable(string module, string reason)
    {
        Deployed(module, null);
        _deployer.OpenEndpointAsync(new ReleaseName(module, "staging"), Arg.Any<CancellationToken>()).ThrowsAsync(new PipelineException(reason));
        return this;
    }

    public Task<StageResult> RunAsync(string script) => RunAsync(["sh", "-c", script]);

    public Task<StageResult> RunAsync(IReadOnlyList<string> command)
    {
        Directory.CreateDirectory(Root);
        return new IntegrationTestStage(new ProcessRunner(), _deployers, new IntegrationTestOptions { Command = command }).RunAsync(
            new StageContext
            {
                Module = new Module { Name = "shop", Path = "shop" },
                Modules = [new Module { Name = "cart", Path = "shop/cart" }, new Module { Name = "back-office", Path = "shop/back-office" }],
                Source = new SourceTree { Directory = _folder["source"], Commit = new string('1', 40), CommittedAt = DateTimeOffset.UnixEpoch },
                Version = new SemVersion(1, 0, 0),
                OutputDirectory = Output,
                Log = TextWriter.Synchronized(Log),
                Results = _results,
            },
            TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _deployers.Dispose();
        _folder.Dispose();
    }
}
