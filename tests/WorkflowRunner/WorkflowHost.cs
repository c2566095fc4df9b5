using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Pipeline.WorkflowRunner.Actions;
using Pipeline.WorkflowRunner.Jobs;

namespace Pipeline.WorkflowRunner;

/// <summary>GitHub on this machine: a repository, its secrets, its machines, what its runs leave behind.</summary>
/// <param name="origin">The repository that jobs clone, a bare one.</param>
/// <param name="root">An empty folder for work trees, artifacts, caches and logs.</param>
public sealed class WorkflowHost(string origin, string root)
{
    public const string Repository = "acme/storefront";

    private readonly ConcurrentDictionary<string, ConcurrencyGroup> _groups = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<int, WorkflowRun> _started = [];
    private int _runs;

    public string Origin { get; } = origin;

    public string Root { get; } = root;

    /// <summary>Variables that every machine has, on top of PATH and HOME.</summary>
    public Dictionary<string, string> MachineEnvironment { get; } = [];

    public Dictionary<string, string> Variables { get; } = [];

    public Dictionary<string, string> Secrets { get; } = [];

    /// <summary>Secrets that only jobs of an environment see.</summary>
    public Dictionary<string, Dictionary<string, string>> EnvironmentSecrets { get; } = [];

    /// <summary>Answers for the reviewers of an environment; by default everything is approved.</summary>
    public Func<string, bool> Approve { get; set; } = _ => true;

    /// <summary>Every environment that a job asked for, in order.</summary>
    public ConcurrentQueue<string> Approvals { get; } = new();

    /// <summary>Who started each run, by its number.</summary>
    public ConcurrentDictionary<long, string> Actors { get; } = [];

    /// <summary>
    /// Folders that git ignores and that a checkout finds as the first job left them that had them, as on a machine that is used again: what is compiled of the same
    /// sources need not be compiled by every run.
    /// </summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    internal CacheStore Caches { get; } = new();

    /// <summary>Whether the repository shows itself only to who has a token.</summary>
    public bool IsPrivate { get; set; }

    /// <summary>How many jobs run at once.</summary>
    public int Machines { get; init; } = 2;

    /// <summary>Runs a workflow as it stands in the repository at the event's commit.</summary>
    public async Task<WorkflowRun> RunAsync(string fileName, WorkflowEvent trigger, CancellationToken cancellationToken = default)
    {
        var run = new WorkflowRun(this, Interlocked.Increment(ref _runs), fileName, trigger);
        Actors[run.Number] = trigger.Actor;
        _started[run.Number] = run;
        await run.StartAsync(cancellationToken);
        return run;
    }

    internal WorkflowRun? FindRun(int number) => _started.GetValueOrDefault(number);

    internal ConcurrencyGroup Group(string name) => _groups.GetOrAdd(name, _ => new ConcurrencyGroup());

    internal JsonObject SecretsFor(WorkflowEvent trigger)
    {
        var secrets = new JsonObject();
        if (!trigger.IsFromFork)
        {
            foreach (var (name, value) in Secrets)
                secrets[name] = value;
        }

        return secrets;
    }
}
