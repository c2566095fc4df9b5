using Pipeline.Core.Modules;
using Pipeline.Core.Sources;
using Pipeline.Core.Stages;
using Pipeline.Core.Versions;
using Pipeline.Stages.IntegrationTest;
using Pipeline.Testing;
using Pipeline.Tools.Processes;

namespace Pipeline.Stages.Tests.IntegrationTest;

/// <summary>An application of two modules in a new folder; its suite is a shell script.</summary>
internal sealed class IntegrationTestScene : IDisposable
{
    private readonly TempDirectory _folder = new("pipeline-integration-");
    private readonly Dictionary<string, IReadOnlyDictionary<Stage, StageResult>> _results = [];

    public StringWriter Log { get; } = new();

    public string Output => Directory.CreateDirectory(_folder["artifacts/shop/integration-test"]).FullName;

    public string Root => Directory.CreateDirectory(_folder["source/shop"]).FullName;

    /// <summary>Records that <paramref name="module"/> was deployed; without an endpoint when that is null.</summary>
    public IntegrationTestScene Deployed(string module, string? endpoint)
    {
        _results[module] = new Dictionary<Stage, StageResult>
        {
            [Stage.Deploy] = StageResult.Success with { Outputs = endpoint is null ? new Dictionary<string, string>() : new() { ["endpoint"] = endpoint } },
        };
        return this;
    }

    public Task<StageResult> RunAsync(string script) => RunAsync(["sh", "-c", script]);

    public Task<StageResult> RunAsync(IReadOnlyList<string> command)
    {
        Directory.CreateDirectory(Root);
        return new IntegrationTestStage(new ProcessRunner(), new IntegrationTestOptions { Command = command }).RunAsync(
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

    public void Dispose() => _folder.Dispose();
}
