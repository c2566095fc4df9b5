using Pipeline.Components.Releases;
using Pipeline.Core.Errors;
using Pipeline.Core.Rollbacks;
using Pipeline.Core.Runs;
using Pipeline.Reports.Rollbacks;
using Pipeline.Stages.Rollbacks;
using Serilog;

namespace Pipeline.Components.Sessions;

/// <summary>What the target Rollback does.</summary>
internal static class RollbackSession
{
    /// <summary>Brings the selected modules of the environment back to their previous state.</summary>
    /// <param name="build">The build.</param>
    /// <param name="cause">Why, and where, when nobody asked for it by parameters; null: somebody did.</param>
    /// <exception cref="EnvironmentChangedException">The cause is about what does not run there any more.</exception>
    /// <exception cref="PipelineException">Nothing can be rolled back, or not everything was.</exception>
    public static async Task RunAsync(IRollback build, RollbackCause? cause = null)
    {
        using var signals = new SignalCancellation();
        var (_, source, _, graph, selected) = await build.Context.SourceAsync(signals.Token);
        await build.Context.Locks.HoldCheckoutAsync(signals.Token);
        await build.Context.SweepAsync(signals.Token);
        if (build is IHazLedger recorded && await LedgerRollback.TryAsync(recorded, cause, signals.Token))
            return;
        await using var tools = new StageTools(build.Context, source, cause?.Environment);
        await tools.HoldEnvironmentAsync(signals.Token);
        if (cause is not null)
            await cause.RequireAsync(signals.Token);
        var (deployer, place) = await tools.DeployersFor(build.Runtime).ChooseAsync(signals.Token);
        var notifier = tools.NotifierOf(build);
        var rollback = new EnvironmentRollback(deployer, notifier, DeployStages.Options(build, tools), build.RunDirectory, tools.Time, build.Context.Secrets.Patterns);
        var plan = await rollback.PlanAsync(selected, signals.Token);
        Log.Information("Rolling {Environment:l} back on {Place:l}", tools.Environment.Name, place);
        await Console.Out.WriteAsync(RollbackTable.Write(plan));
        var record = await rollback.RunAsync(plan, graph, Console.Out, signals.Token);
        await JobSummary.AppendAsync(build, RollbackMarkdown.Write(record), CancellationToken.None);
        await Console.Out.WriteAsync(tools.MessageText);
        Log.Information("The record is in {File}", build.RunDirectory / EnvironmentRollback.RecordName);
        if (record.Verdict != RunVerdict.Succeeded)
            throw Failed(record, Path.GetRelativePath(build.RootDirectory, build.RunDirectory));
    }

    private static PipelineException Failed(RollbackRecord record, string artifactsDirectory)
    {
        var missing = record.Modules.Where(module => module.Outcome is RollbackOutcome.Failed or RollbackOutcome.Skipped or RollbackOutcome.Cancelled).ToList();
        var lines = missing.Select(module => $"  {module.Name} ({module.Outcome.ToString().ToLowerInvariant()}): {module.Reason}{(module.Log is { } log ? $" (log: {artifactsDirectory}/{log})" : "")}");
        return new PipelineException(
            $"{missing.Count} of {record.Modules.Count(module => module.To is not null)} modules were not rolled back in '{record.Environment}':\n{string.Join('\n', lines)}\n"
            + $"Mend it, then repeat './build.sh Rollback --environment {record.Environment}': modules that were rolled back stay as they are now.");
    }
}
