using Pipeline.Core.Artifacts;
using Pipeline.Testing;
using Pipeline.WorkflowRunner;

namespace Pipeline.EndToEnd.Workflows;

/// <summary>
/// One change on its way, each step made when a fact first asks for it: a first release of everything, a pull request that
/// changes orders, its merge into development, the pull request into main, its merge, and the way back.
/// </summary>
public sealed class ReleaseTrain : IAsyncLifetime
{
    private readonly Dictionary<string, WorkflowRun> _runs = [];
    private Hosting? _hosting;

    internal Hosting Hosting => _hosting ?? throw new InvalidOperationException("No workflow has run yet.");

    /// <summary>What the registry had of the change after its pull request; a merge into development publishes the same commit.</summary>
    internal Digest? PublishedByChange { get; private set; }

    internal async Task<WorkflowRun> FirstReleaseAsync()
    {
        if (_hosting is null)
        {
            Requires.ContainerEngine();
            Requires.Cluster();
            _hosting = await Hosting.StartAsync();
        }

        return await RunAsync("first release", "merge-main.yml", () => WorkflowEvent.Push("main", Commit("main")));
    }

    internal async Task<WorkflowRun> ChangeAsync()
    {
        await FirstReleaseAsync();
        var isNew = !_runs.ContainsKey("change");
        var run = await RunAsync("change", "pull-request.yml", () =>
        {
            Hosting.Repository.ChangeOrders("motto");
            return PullRequest(1, "motto", "development", "feat(orders): greet with a motto");
        });
        if (isNew)
            PublishedByChange = await Hosting.Registry.FindDigestAsync("acme/orders", run.Trigger.Sha, TestContext.Current.CancellationToken);
        return run;
    }

    internal async Task<WorkflowRun> StagedAsync()
    {
        await ChangeAsync();
        return await RunAsync("staged", "merge-development.yml", () =>
        {
            Hosting.Repository.Merge(Commit("refs/pull/1/merge"), "development");
            return WorkflowEvent.Push("development", Commit("development"));
        });
    }

    internal async Task<WorkflowRun> RehearsedAsync()
    {
        await StagedAsync();
        return await RunAsync("rehearsed", "pull-request.yml", () => PullRequest(2, "development", "main", "Release"));
    }

    internal async Task<WorkflowRun> ReleasedAsync()
    {
        await RehearsedAsync();
        return await RunAsync("released", "merge-main.yml", () =>
        {
            Hosting.Repository.Merge(Commit("refs/pull/2/merge"), "main");
            return WorkflowEvent.Push("main", Commit("main"));
        });
    }

    internal async Task<WorkflowRun> RolledBackAsync()
    {
        await ReleasedAsync();
        return await RunAsync("rolled back", "rollback.yml", () => WorkflowEvent.Dispatch("main", Commit("main"), ("environment", "production")));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var run in _runs.Values)
            run.Dispose();
        if (_hosting is not null)
            await _hosting.DisposeAsync();
    }

    private string Commit(string revision) => Hosting.Repository.Commit(revision);

    private WorkflowEvent PullRequest(int number, string head, string into, string title) =>
        WorkflowEvent.PullRequest(number, head, into, Hosting.Repository.OpenPullRequest(number, head, into), WorkflowHost.Repository, title);

    private async Task<WorkflowRun> RunAsync(string step, string file, Func<WorkflowEvent> trigger)
    {
        if (_runs.TryGetValue(step, out var known))
            return known;
        var run = await Hosting.GitHub.RunAsync(file, trigger(), TestContext.Current.CancellationToken);
        _runs.Add(step, run);
        Assert.True(run.Result == "success", $"{step} ended as {run.Result}:\n{string.Join('\n', run.Jobs.Where(job => job.Value.Result == "failure" && File.Exists(run.LogPathOf(job.Key))).Select(job => $"--- {job.Key}\n{run.LogOf(job.Key)}"))}");
        return run;
    }
}
