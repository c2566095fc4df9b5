using Pipeline.Core.Artifacts;
using Pipeline.Testing;
using Pipeline.WorkflowRunner;

namespace Pipeline.EndToEnd.Workflows;

/// <summary>
/// One change on its way, each step made when a fact first asks for it: a first release of everything, a pull request that
/// changes orders, its merge into development, the pull request into main, its merge, three votes and the release, and the way back.
/// </summary>
public sealed class ReleaseTrain : IAsyncLifetime
{
    private readonly Dictionary<string, WorkflowRun> _runs = [];
    private Hosting? _hosting;

    internal Hosting Hosting => _hosting ?? throw new InvalidOperationException("No workflow has run yet.");

    /// <summary>What the registry had of the change after its pull request; a merge into development publishes the same commit.</summary>
    internal Digest? PublishedByChange { get; private set; }

    /// <summary>The first merge into main, which builds everything and goes nowhere.</summary>
    internal async Task<WorkflowRun> FirstMergeAsync()
    {
        if (_hosting is null)
        {
            Requires.ContainerEngine();
            Requires.Cluster();
            _hosting = await Hosting.StartAsync();
        }

        return await RunAsync("first merge", "merge-main.yml", () => WorkflowEvent.Push("main", Commit("main")));
    }

    /// <summary>What was merged, in pre-prod, and in production as an emergency, for which one role approves.</summary>
    internal async Task<WorkflowRun> FirstReleaseAsync()
    {
        await FirstMergeAsync();
        await RunAsync("first rehearsal", "release-train.yml", () => ByHand("ada", ("environment", "pre-prod")));
        await RunAsync("emergency", "release-control.yml", () => ByHand("ada", ("action", "emergency"), ("environment", "production"), ("because", "there is no shop yet")));
        return await VotedAsync("first", ("bob", "sre"));
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
        await MergedAsync();
        return await VotedAsync("second", ("ada", "module-lead"), ("bob", "sre"), ("cleo", "qa"));
    }

    internal async Task<WorkflowRun> MergedAsync()
    {
        await RehearsedAsync();
        return await RunAsync("merged", "merge-main.yml", () =>
        {
            Hosting.Repository.Merge(Commit("refs/pull/2/merge"), "main");
            return WorkflowEvent.Push("main", Commit("main"));
        });
    }

    internal async Task<WorkflowRun> RolledBackAsync()
    {
        await ReleasedAsync();
        return await RunAsync("rolled back", "rollback.yml", () => ByHand("bob", ("environment", "production"), ("because", "the motto is cold")));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var run in _runs.Values)
            run.Dispose();
        if (_hosting is not null)
            await _hosting.DisposeAsync();
    }

    private async Task<WorkflowRun> VotedAsync(string release, params (string Person, string Role)[] keepers)
    {
        foreach (var (person, role) in keepers)
            await RunAsync($"{release} vote of {role}", "vote.yml", () => ByHand(person, ("environment", "production"), ("role", role), ("vote", "go")));
        return await RunAsync($"{release} release", "release-train.yml", () => ByHand("ada", ("environment", "production")));
    }

    private WorkflowEvent ByHand(string person, params (string Name, string Value)[] inputs) => WorkflowEvent.Dispatch("main", Commit("main"), inputs) with { Actor = person };

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
