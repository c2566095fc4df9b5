using Pipeline.Core.Errors;
using Pipeline.Core.Rollbacks;
using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Stages.Rollbacks;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>Brings an environment back when a deployment of several modules failed half-way: all of it runs, or none of it.</summary>
internal static class FailedDeployment
{
    /// <summary>Ends the deployment of a run: what was changed stays when every module runs, and goes back when one failed. What was interrupted waits for <c>--resume</c>.</summary>
    public static async Task EndAsync(IDeploy build, StageTools tools, RunRecord record)
    {
        var failed = FailedIn(record);
        var deployed = ModulesWith(record, StageStatus.Succeeded);
        // Of what an earlier run left, a run that deploys nothing knows nothing.
        if (!tools.Journal.HasBegun && deployed.Count == 0 && ModulesWith(record, StageStatus.Failed).Count == 0)
            return;
        // Nothing was changed: then nobody needs the cluster either.
        if (!tools.Journal.IsKept)
            return;
        if (failed.Count > 0 && !build.KeepGoing)
        {
            await GoBackAsync(build, tools);
            return;
        }

        if (failed.Count > 0)
            Log.Warning("--keep-going: {Environment:l} keeps what was deployed beside {Failed:l}", tools.Environment.Name, string.Join(", ", failed));
        else if (record.Verdict is RunVerdict.Cancelled)
            return;
        var (deployer, _) = await tools.DeployersFor(build.Runtime).ChooseAsync(CancellationToken.None);
        await tools.Journal.ForgetAsync(deployer, [.. deployed, .. failed], CancellationToken.None);
    }

    /// <summary>The modules that cannot run as they should: their deployment failed, or a step before it.</summary>
    public static IReadOnlyList<string> FailedIn(RunRecord record) =>
        [.. record.Modules.Where(module => module.Steps.Any(step => step is { Of: <= Stage.Deploy, Status: StageStatus.Failed })).Select(module => module.Name)];

    /// <summary>Ends first what an earlier build could not: it was killed while the environment went back.</summary>
    public static async Task FinishAsync(IDeploy build, StageTools tools, CancellationToken cancellationToken)
    {
        if (!await tools.Journal.IsGoingBackAsync(cancellationToken))
            return;
        Log.Warning("An earlier build ended while {Environment:l} went back", tools.Environment.Name);
        await tools.OpenRegistryAsync(cancellationToken);
        await GoBackAsync(build, tools);
        cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>Brings everything back that was changed, dependents first.</summary>
    /// <returns>Whether all of it is back.</returns>
    public static async Task<bool> GoBackAsync(IDeploy build, StageTools tools)
    {
        using var signals = new SignalCancellation();
        try
        {
            var (deployer, _) = await tools.DeployersFor(build.Runtime).ChooseAsync(signals.Token);
            var plan = await tools.Journal.UndoAsync(deployer, signals.Token);
            if (!plan.Returning.Any())
            {
                await tools.Journal.ClearAsync(deployer.Runtime);
                return true;
            }

            await tools.Journal.GoBackAsync(deployer, signals.Token);
            Log.Warning("{Environment:l} goes back to what ran before", tools.Environment.Name);
            await Console.Out.WriteAsync(RollbackTable.Write(plan));
            var rollback = new EnvironmentRollback(deployer, tools.NotifierOf(build), DeployStages.Options(build, tools), build.RunDirectory, tools.Time, build.Context.Secrets.Patterns);
            var record = await rollback.RunAsync(plan, build.Context.Graph, Console.Out, signals.Token, undo: true);
            if (record.Verdict != RunVerdict.Cancelled)
                await tools.Journal.ForgetAsync(deployer, [.. record.Modules.Where(module => module.Outcome is not (RollbackOutcome.Failed or RollbackOutcome.Skipped)).Select(module => module.Name)], CancellationToken.None);
            if (record.Verdict == RunVerdict.Succeeded)
            {
                await tools.Journal.ClearAsync(deployer.Runtime);
                return true;
            }

            Log.Error("{Environment:l} is not back as a whole; './build.sh Rollback --environment {Environment:l}' brings back what is left", tools.Environment.Name, tools.Environment.Name);
        }
        catch (PipelineException exception)
        {
            Log.Error("{Environment:l} could not go back: {Reason:l}", tools.Environment.Name, exception.Message);
        }

        return false;
    }

    private static List<string> ModulesWith(RunRecord record, StageStatus status) =>
        [.. record.Modules.Where(module => module.Steps.Any(step => step.Of == Stage.Deploy && step.Status == status)).Select(module => module.Name)];
}
