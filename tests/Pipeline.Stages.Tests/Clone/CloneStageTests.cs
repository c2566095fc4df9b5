using Pipeline.Core.Modules;
using Pipeline.Core.Stages;
using Pipeline.Stages.Clone;
using Pipeline.Testing;
using Pipeline.Tools.Git;
using Pipeline.Tools.Processes;
using Semver;

namespace Pipeline.Stages.Tests.Clone;

public sealed class CloneStageTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    [Fact]
    public async Task The_commit_and_the_tree_of_the_module_are_recorded()
    {
        var commit = _repository.Commit("feat: web", ("modules/web/Dockerfile", "FROM scratch"), ("modules/orders/Dockerfile", "FROM scratch"));

        var (result, log) = await RunAsync("modules/web");

        Assert.Equal(StageStatus.Succeeded, result.Status);
        Assert.Equal(commit, result.Outputs["commit"]);
        Assert.Equal(_repository.Git("rev-parse", "HEAD:modules/web"), result.Outputs["tree"]);
        Assert.Contains($"commit {commit}\n", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uncommitted_changes_give_another_tree()
    {
        _repository.Commit("feat: web", ("modules/web/Dockerfile", "FROM scratch"));
        var (committed, _) = await RunAsync("modules/web");
        _repository.Write("modules/web/new.txt", "new");

        var (changed, log) = await RunAsync("modules/web");

        Assert.NotEqual(committed.Outputs["tree"], changed.Outputs["tree"]);
        Assert.Equal(committed.Outputs["commit"], changed.Outputs["commit"]);
        Assert.Contains("with uncommitted changes", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_module_that_the_commit_does_not_have_is_named()
    {
        var commit = _repository.Commit("empty");

        var (result, _) = await RunAsync("modules/web");

        Assert.Equal($"The folder modules/web of web is not in commit {commit}.", result.Reason);
    }

    public void Dispose() => _repository.Dispose();

    private async Task<(StageResult Result, string Log)> RunAsync(string path)
    {
        var token = TestContext.Current.CancellationToken;
        var workTree = await GitWorkTree.OpenAsync(new ProcessRunner(), _repository.Path, token);
        var module = new Module { Name = "web", Path = path };
        await using var log = new StringWriter { NewLine = "\n" };
        var result = await new CloneStage().RunAsync(
            new StageContext
            {
                Module = module,
                Modules = [module],
                Source = await workTree.ReadSourceAsync(token),
                InputTree = (await workTree.ReadInputTreesAsync([module], token))[module],
                Version = new SemVersion(1, 0, 0),
                OutputDirectory = _repository.Path,
                Log = log,
                Results = new Dictionary<string, IReadOnlyDictionary<Stage, StageResult>>(),
            },
            token);
        return (result, log.ToString());
    }
}
