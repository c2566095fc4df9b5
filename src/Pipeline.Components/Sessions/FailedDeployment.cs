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
        var failed = record.Modules.Where(module => module.Steps.Any(step => step is { Of: Stage.Deploy, Status: StageStatus.Failed })).Select(module => module.Name).ToList();
        if (failed.Count > 0 && build.KeepGoing)
            Log.Warning("--keep-going: {Environment:l} keeps what was deployed beside {Failed:l}", tools.Environment.Name, string.Join(", ", failed));
        else if (failed.Count > 0)
            await GoBackAsync(build, tools);
        else if (record.Verdict is RunVerdict.Cancelled)
            return;
        tools.Journal.Clear();
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
                return true;
            Log.Warning("{Environment:l} goes back to what ran before", tools.Environment.Name);
            await Console.Out.WriteAsync(RollbackTable.Write(plan));
            var rollback = new EnvironmentRollback(deployer, tools.NotifierOf(build), DeployStages.Options(build, tools), build.RunDirectory, tools.Time, build.Context.Secrets.Patterns);
            var record = await rollback.RunAsync(plan, build.Context.Graph, Console.Out, signals.Token, undo: true);
            if (record.Verdict == RunVerdict.Succeeded)
                return true;
            Log.Error("{Environment:l} is not back as a whole; './build.sh Rollback --environment {Environment:l}' brings back what is left", tools.Environment.Name, tools.Environment.Name);
        }
        catch (PipelineException exception)
        {
            Log.Error("{Environment:l} could not go back: {Reason:l}", tools.Environment.Name, exception.Message);
        }

        return false;
    }
}
