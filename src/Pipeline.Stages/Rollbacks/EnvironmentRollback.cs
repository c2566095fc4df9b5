using Pipeline.Core.Errors;
using Pipeline.Core.Modules;
using Pipeline.Core.Rollbacks;
using Pipeline.Core.Runs;
using Pipeline.Shared;
using Pipeline.Stages.Deploy;
using Pipeline.Tools.Slack;

namespace Pipeline.Stages.Rollbacks;

/// <summary>
/// Brings an environment back to its previous state (D16). A rollback is a deployment: modules go in dependency order (D17), each
/// is waited for until it is ready, the dependents of one that failed stay as they are, and the channel is told of each.
/// </summary>
/// <remarks>
/// Writes <c>rollback.json</c> into the artifacts folder with every step, and <c>&lt;module&gt;/rollback/log.txt</c>.
/// </remarks>
/// <param name="deployer">Knows the histories and returns to a revision.</param>
/// <param name="notifier">Tells the channel.</param>
/// <param name="options">The environment, and how long to wait for a module.</param>
/// <param name="artifactsDirectory">The absolute folder of the record and the logs.</param>
/// <param name="time">The clock.</param>
/// <param name="secrets">What is replaced by <c>***</c> in logs, record and output.</param>
internal sealed class EnvironmentRollback(IDeployer deployer, INotifier notifier, DeployOptions options, string artifactsDirectory, TimeProvider time, SecretPatterns secrets)
{
    /// <summary>The name of the record's file.</summary>
    public const string RecordName = "rollback.json";

    private const int AtOnce = 4;

    /// <summary>Reads the histories of <paramref name="modules"/> and plans what returns to what.</summary>
    /// <param name="modules">In dependency order.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="PipelineException">Nothing can be rolled back; the message says of each module why, and what to do.</exception>
    public async Task<RollbackPlan> PlanAsync(IReadOnlyList<Module> modules, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(modules);
        var histories = new (string Module, IReadOnlyList<ReleaseRevision> Revisions)[modules.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, modules.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (index, token) =>
            histories[index] = (modules[index].Name, await deployer.HistoryAsync(ReleaseOf(modules[index].Name), token)));
        var plan = RollbackPlan.Of(histories);
        return plan.Returning.Any() ? plan : throw Nothing(plan);
    }

    /// <summary>Carries <paramref name="plan"/> out.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="graph">What the modules depend on.</param>
    /// <param name="output">Told of each module, one line at its start and one at its end.</param>
    /// <param name="cancellationToken">Starts nothing more and stops waiting for what was started.</param>
    /// <param name="undo">
    /// Whether it undoes a deployment that failed half-way: dependents go first then, as what they need may be gone a moment later, and a
    /// module goes back also when its dependent could not. Default: no.
    /// </param>
    /// <returns>What was done; a module that failed is in it and throws nothing.</returns>
    public async Task<RollbackRecord> RunAsync(RollbackPlan plan, ModuleGraph graph, TextWriter output, CancellationToken cancellationToken, bool undo = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(output);
        using var file = new RollbackRecordFile(artifactsDirectory, StartOf(plan));
        await file.ChangeAsync(record => record);
        using var limit = new SemaphoreSlim(AtOnce);
        var runner = new ModuleRollbackRunner(deployer, notifier, options, artifactsDirectory, time, secrets, file, limit, TextWriter.Synchronized(output));
        var running = new Dictionary<string, Task<RollbackOutcome>>(StringComparer.Ordinal);
        var places = graph.Ordered.Select((module, place) => (module.Name, place)).ToDictionary(module => module.Name, module => module.place, StringComparer.Ordinal);
        // What an earlier build deployed may be no module any more, and nothing needs it.
        foreach (var step in plan.Returning.OrderBy(step => places.TryGetValue(step.Module, out var place) ? undo ? -place : place : int.MinValue))
        {
            var others = !places.ContainsKey(step.Module) ? [] : undo ? graph.DependentsOf(step.Module) : graph.DependenciesOf(step.Module);
            var before = others.Where(other => running.ContainsKey(other.Name)).ToDictionary(other => other.Name, other => running[other.Name]);
            running.Add(step.Module, runner.RunAsync(step, before, mustSucceed: !undo, cancellationToken));
        }

        var outcomes = await Task.WhenAll(running.Values);
        await file.ChangeAsync(record => record with { Verdict = VerdictOf(outcomes) });
        return file.Record;
    }

    private static RunVerdict VerdictOf(IReadOnlyList<RollbackOutcome> outcomes) =>
        outcomes.Contains(RollbackOutcome.Cancelled) ? RunVerdict.Cancelled
        : outcomes.All(outcome => outcome is RollbackOutcome.RolledBack or RollbackOutcome.Removed) ? RunVerdict.Succeeded
        : RunVerdict.Failed;

    private RollbackRecord StartOf(RollbackPlan plan) => new()
    {
        Environment = options.Environment.Name,
        Namespace = options.Environment.Namespace,
        Runtime = deployer.Runtime,
        Who = options.Who,
        StartedAt = time.GetUtcNow(),
        Verdict = RunVerdict.Running,
        Modules = [.. plan.Steps.Select(step => new ModuleRollback
        {
            Name = step.Module,
            From = step.From,
            To = step.To,
            Reason = step.Reason,
            Outcome = step.Decision switch
            {
                RollbackDecision.Return or RollbackDecision.Remove => RollbackOutcome.Pending,
                RollbackDecision.NoEarlierState => RollbackOutcome.NoEarlierState,
                _ => RollbackOutcome.Stays,
            },
        })],
    };

    private PipelineException Nothing(RollbackPlan plan)
    {
        var environment = options.Environment.Name;
        var without = plan.Steps.Where(step => step.Decision == RollbackDecision.NoEarlierState).ToList();
        return new PipelineException(without.Count == 0
            ? $"There is nothing to roll back: {string.Join(", ", plan.Steps.Select(step => step.Module))} {(plan.Steps.Count == 1 ? "is" : "are")} not deployed to '{environment}' (namespace '{options.Environment.Namespace}', runtime {deployer.Runtime}). Deploy first."
            : $"'{environment}' has no earlier state to return to: {string.Join("; ", without.Select(step => $"{step.Module} - {step.Reason}"))}. "
                + $"Check out the commit that is to run there and deploy it (./build.sh Deploy --environment {environment}), or remove what must not run (./build.sh Undeploy --environment {environment} --module {string.Join(' ', without.Select(step => step.Module))}).");
    }

    private ReleaseName ReleaseOf(string module) => new(module, options.Environment.Namespace);
}
