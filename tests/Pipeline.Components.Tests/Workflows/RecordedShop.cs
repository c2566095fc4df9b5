using System.Globalization;
using Pipeline.WorkflowRunner;

namespace Pipeline.Components.Tests.Workflows;

/// <summary>A shop whose releases are recorded, with a go/no-go that is due now, and the people who work on it.</summary>
internal sealed class RecordedShop : IAsyncDisposable
{
    private readonly ReleasingShop _shop;
    private int _requests;

    private RecordedShop(ReleasingShop shop) => _shop = shop;

    /// <summary>The diary: the sentence of every event, oldest first.</summary>
    public string[] Diary => Origin("log", "--reverse", "--format=%s", "release-ledger").Split('\n');

    public ReleasingShop Shop => _shop;

    public static async Task<RecordedShop> StartAsync()
    {
        // The decision is an hour before.
        var release = DateTimeOffset.UtcNow.AddHours(1).ToString("HH:mm", CultureInfo.InvariantCulture);
        return new RecordedShop(await ReleasingShop.StartAsync("scheduled", ("RELEASE_AT", release), ("RUNTIME", "local")));
    }

    public string Origin(params string[] arguments) => _shop.Origin(arguments);

    /// <summary>The head of main is built.</summary>
    public Task<WorkflowRun> MergedAsync() => _shop.Host.RunAsync("merge-main.yml", WorkflowEvent.Push("main", Main), TestContext.Current.CancellationToken);

    /// <summary>A change of catalog is proposed, and rehearsed on its merge result.</summary>
    public Task<WorkflowRun> ProposedAsync(string from = WorkflowHost.Repository)
    {
        _requests++;
        var git = _shop.Git;
        git.Git("checkout", "-q", "-B", "change", "main");
        git.Commit($"feat: change {_requests}", ("modules/catalog/a.cs", $"change {_requests}"));
        git.Git("checkout", "-q", "--detach", "main");
        git.Git("merge", "-q", "--no-ff", "-m", "Merge change into main", "change");
        git.Git("push", "-q", "origin", $"HEAD:refs/pull/{_requests}/merge");
        return _shop.Host.RunAsync("pull-request.yml", WorkflowEvent.PullRequest(_requests, "change", "main", git.Git("rev-parse", "HEAD"), from, "Change"), TestContext.Current.CancellationToken);
    }

    /// <summary>The proposal becomes a merge commit of its own on main, with the tree of the merge result, and is built.</summary>
    public async Task<WorkflowRun> AcceptedAsync()
    {
        var git = _shop.Git;
        git.Git("checkout", "-q", "main");
        git.Git("merge", "-q", "--no-ff", "-m", $"Merge pull request #{_requests} from acme/change\n\nSell tea", "change");
        git.Git("push", "-q", "origin", "main", $":refs/pull/{_requests}/merge");
        return await MergedAsync();
    }

    /// <summary>Main gets a commit that nobody has built.</summary>
    public void MovesOn()
    {
        _shop.Git.Commit("feat: more", ("modules/orders/b.cs", "1"));
        _shop.Git.Git("push", "-q", "origin", "main");
    }

    /// <summary>Somebody fills in the form of a workflow.</summary>
    public Task<WorkflowRun> ByHandAsync(string actor, string file, params (string Name, string Value)[] inputs) =>
        _shop.Host.RunAsync(file, WorkflowEvent.Dispatch("main", Main, inputs) with { Actor = actor }, TestContext.Current.CancellationToken);

    public Task<WorkflowRun> VotedAsync(string actor, string role, string vote, string because = "") =>
        ByHandAsync(actor, "vote.yml", ("environment", "production"), ("role", role), ("vote", vote), ("because", because));

    /// <summary>Somebody declares the last bundle an emergency, by an alert or by their word.</summary>
    public Task<WorkflowRun> AlarmedAsync(string actor, string alert) =>
        ByHandAsync(actor, "release-control.yml", ("action", "emergency"), ("environment", "production"), ("alert", alert), ("because", "the advisory of today"));

    /// <summary>The timer of the decision fires.</summary>
    public Task<WorkflowRun> DecisionDueAsync()
    {
        var crons = Origin("show", "main:.github/workflows/release-train.yml").Split('\n').Where(line => line.Contains("cron:", StringComparison.Ordinal)).Select(line => line.Split('\'')[1]);
        return _shop.Host.RunAsync("release-train.yml", WorkflowEvent.Schedule("main", Main, crons.First()), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _shop.DisposeAsync();

    private string Main => Origin("rev-parse", "main");
}
