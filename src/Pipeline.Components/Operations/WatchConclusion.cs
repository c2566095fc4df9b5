using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Core.Watching;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Reports.Watching;
using Pipeline.Tools.Slack;
using Serilog;

namespace Pipeline.Components.Operations;

/// <summary>What follows from what was seen.</summary>
internal sealed class WatchConclusion(IWatchRelease build, StageTools tools, RunningEnvironment running, WatchSettings settings)
{
    private const string EvidenceName = "Watch";
    private static readonly string[] Files = ["watch.json", "watch.html"];

    /// <summary>Records it; after a breach tells people, withdraws what was found before, and goes back where that is declared.</summary>
    /// <exception cref="PipelineException">A threshold did not hold.</exception>
    public async Task ConcludeAsync(WatchRecord record, Func<WatchRecord, Task> writeAsync, CancellationToken cancellationToken)
    {
        if (record.Outcome == WatchOutcome.Breached)
        {
            record = await ActAsync(record, cancellationToken);
            await writeAsync(record);
        }
        else if (record.Outcome == WatchOutcome.Passed)
        {
            await RunEvidenceRecorder.RecordAsync(build, running, [FoundOf(record)], cancellationToken);
        }

        await JobSummary.AppendAsync(build, WatchMarkdown.Write(record), CancellationToken.None);
        Log.Information("The report is {File:l}", Path.GetRelativePath(build.RootDirectory, build.RunDirectory / WatchReport.FileName));
        Conclude(record);
    }

    private static FoundEvidence FoundOf(WatchRecord record) => new(EvidenceName, null, record.Outcome == WatchOutcome.Passed, WatchMetrics.OfWhole(record.Modules), Files);

    // People and the ledger first: what was seen stays seen, whatever becomes of the way back and whoever interrupts.
    private async Task<WatchRecord> ActAsync(WatchRecord record, CancellationToken cancellationToken)
    {
        var breaches = record.Modules.SelectMany(module => module.Breaches.Select(breach => $"{module.Name}: {breach}")).ToList();
        await NotifyAsync(breaches, CancellationToken.None);
        var because = $"the watch saw {string.Join("; ", breaches)}";
        await WithdrawAsync(record, because, CancellationToken.None);
        var byHand = $"bring {record.Environment} back with './build.sh Rollback --environment {record.Environment}', or mend it.";
        if (!settings.RollsBack)
            return record with { Consequence = $"Nothing was changed: {byHand}" };
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            await RollbackSession.RunAsync(build, new RollbackCause(running, because));
            return record with { Consequence = $"{record.Environment} went back to what ran before." };
        }
        catch (EnvironmentChangedException exception)
        {
            return record with { Outcome = WatchOutcome.Superseded, Consequence = exception.Message };
        }
        catch (OperationCanceledException)
        {
            return record with { Consequence = $"It was interrupted before {record.Environment} was back: {byHand}" };
        }
        catch (PipelineException exception)
        {
            return record with { Consequence = $"{record.Environment} could not go back to what ran before: {exception.Message}" };
        }
    }

    private async Task NotifyAsync(IReadOnlyList<string> breaches, CancellationToken cancellationToken)
    {
        var model = build.Context.Model;
        var source = (await build.Context.SourceAsync(cancellationToken)).Source;
        var notification = new WatchNotification
        {
            Channel = Notifiers.ChannelOf(build),
            Subject = running.Bundle is { } bundle ? $"{model.ApplicationName} {bundle.Release}" : model.ApplicationName,
            Environment = running.Environment.Name,
            Commit = running.Bundle?.Bundle.Content.Commit ?? source.Commit,
            Remark = settings.RollsBack ? "it goes back to what ran before" : "nothing was changed",
            Who = RunOrigin.Who,
            Link = RunOrigin.Link,
            Breaches = breaches,
        };
        try
        {
            await tools.NotifierOf(build).NotifyAsync(notification, cancellationToken);
        }
        catch (NotificationException exception)
        {
            Log.Warning("Nobody is told: {Reason:l}", exception.Message);
        }

        await Console.Out.WriteAsync(tools.MessageText);
    }

    // What was found of the whole before it ran here did not hold; what was found of single modules may.
    private async Task WithdrawAsync(WatchRecord record, string because, CancellationToken cancellationToken)
    {
        if (running is not { Ledger: { } ledger, Bundle: { } bundle })
            return;
        try
        {
            var items = await RunEvidenceRecorder.ItemsAsync(build, running, [FoundOf(record)], cancellationToken);
            await ledger.AppendAsync(
                edit =>
                {
                    foreach (var name in edit.State.EvidenceOf(bundle.Bundle.Id).Where(evidence => evidence is { Withdrawn: null, Item.Module: null } && evidence.Item.Name != EvidenceName).Select(evidence => evidence.Item.Name).Distinct().ToList())
                        TryAdd(edit, new EvidenceWithdrawn { At = edit.Now, By = edit.By, Subject = bundle.Bundle.Id, Name = name, Because = because });
                    TryAdd(edit, new EvidenceRecorded { At = edit.Now, By = edit.By, Items = items });
                },
                cancellationToken);
        }
        catch (PipelineException exception)
        {
            // The environment is brought back all the same.
            Log.Warning("The ledger is not told of the breach: {Reason:l}", exception.Message);
        }
    }

    // Whoever watches may take back less than whoever is vouched for found; what can be recorded is.
    private static void TryAdd(LedgerEdit edit, LedgerEvent happened)
    {
        try
        {
            edit.Add(happened);
        }
        catch (ReleaseRefusedException exception)
        {
            Log.Warning("{Reason:l}", exception.Message);
        }
    }

    private void Conclude(WatchRecord record)
    {
        switch (record.Outcome)
        {
            case WatchOutcome.Passed:
                Log.Information("{Environment:l} did well: {Seen:l}", record.Environment, WatchText.Of(WatchMetrics.OfWhole(record.Modules)));
                break;
            case WatchOutcome.Breached:
                throw new PipelineException($"{record.Environment} does not do well:\n{string.Join('\n', record.Modules.SelectMany(module => module.Breaches.Select(breach => $"  {module.Name}: {breach}")))}\n{record.Consequence}");
            case WatchOutcome.Superseded:
                Log.Warning("Something else was deployed to {Environment:l} during the watch, so nothing follows from it{More:l}", record.Environment, record.Consequence is { } more ? $" for what runs there now. {more}" : "");
                break;
            default:
                Log.Warning("There were too few requests to judge {Environment:l} by: nothing is recorded. {Modules:l}", record.Environment, string.Join("; ", record.Modules.Where(module => !module.Judged).Select(Describe)));
                break;
        }
    }

    private string Describe(WatchedModule module) =>
        $"{module.Name}: {WatchText.Of(module.Metrics)}{(module.Observations is [.., { Unanswered: { } reason }] ? $", {reason}" : "")}; at least {settings.LeastRequests} within {settings.Window:c} are needed";
}
