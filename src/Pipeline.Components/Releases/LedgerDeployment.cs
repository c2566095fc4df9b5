using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Core.Runs;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Promotions;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>A deployment that the ledger knows of: it is recorded before it begins and when it ends, however it ends.</summary>
internal sealed class LedgerDeployment : IAsyncDisposable
{
    // What a deployment with its suite takes besides the waiting; whoever began it and is not heard of by then is lost.
    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);
    private const int LongestReason = 500;
    private readonly IHazLedger _build;
    private readonly ReleaseLedger _ledger;
    private readonly StageTools _tools;
    private readonly IDeployer _deployer;
    private readonly string _place;
    private readonly BundleDeployer _bundles;

    private LedgerDeployment(IHazLedger build, ReleaseLedger ledger, StageTools tools, IDeployer deployer, string place, OpenedSource opened)
    {
        (_build, _ledger, _tools, _deployer, _place) = (build, ledger, tools, deployer, place);
        _bundles = new BundleDeployer(build, tools, opened);
    }

    /// <summary>What runs the charts.</summary>
    public string Runtime => _deployer.Runtime;

    private string Environment => _tools.Environment.Name;

    /// <summary>Makes ready to deploy to <paramref name="environment"/>.</summary>
    public static async Task<LedgerDeployment> OpenAsync(IHazLedger build, ReleaseLedger ledger, string environment, CancellationToken cancellationToken)
    {
        var opened = await build.Context.SourceAsync(cancellationToken);
        var head = (await ledger.ReadAsync(cancellationToken)).Head;
        var tools = new StageTools(build.Context, opened.Source, environment) { DeployNote = head is null ? null : $"ledger {head}" };
        try
        {
            await build.Context.Locks.HoldEnvironmentAsync(environment, cancellationToken);
            var (deployer, place) = await tools.DeployersFor(build.Runtime).ChooseAsync(cancellationToken);
            return new LedgerDeployment(build, ledger, tools, deployer, place, opened);
        }
        catch
        {
            await tools.DisposeAsync();
            throw;
        }
    }

    /// <summary>Deploys <paramref name="bundle"/>.</summary>
    /// <returns>The ledger afterwards.</returns>
    /// <exception cref="PipelineException">It may not go there, or it failed; then the environment is back at what ran before, or the message says that it is not.</exception>
    public async Task<LedgerState> RunAsync(BundleState bundle, bool isRollback, CancellationToken cancellationToken)
    {
        void Start(LedgerEdit edit) => edit.Add(new DeploymentStarted
        {
            At = edit.Now,
            By = edit.By,
            Bundle = bundle.Bundle.Id,
            Environment = Environment,
            Runtime = Runtime,
            Until = edit.Now + Lease + _build.DeployTimeout,
            IsRollback = isRollback,
            Because = _build.Because,
        });

        // What the rules say comes before what the registry says.
        await _ledger.RequireAsync(Start, cancellationToken);
        await ImagesAreThereAsync(bundle.Bundle, cancellationToken);
        var begun = await _ledger.AppendAsync(Start, cancellationToken, online: true);
        var before = RollbackRules.After(begun, bundle, Environment);
        var replaced = begun.Running(Environment, bundle);
        Log.Information("{Bundle:l} goes {Way:l} {Environment:l} on {Place:l}", bundle, isRollback ? "back to" : "to", Environment, _place);
        RunRecord? record = null;
        string? fault;
        try
        {
            record = await _bundles.DeployAsync(bundle.Bundle, isRollback, cancellationToken);
            fault = FaultOf(record);
            if (fault is null)
                await _bundles.RemoveGoneAsync(bundle.Bundle, replaced?.Bundle, _deployer, cancellationToken);
        }
        catch (Exception exception) when (exception is PipelineException or OperationCanceledException)
        {
            fault = exception is OperationCanceledException ? "it was interrupted" : exception.Message;
        }

        await _tools.TellAsync();
        await Console.Out.WriteAsync(_tools.MessageText);
        return fault is null ? await SucceededAsync(bundle, record) : await FailedAsync(bundle, before, record, fault, cancellationToken.IsCancellationRequested);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _tools.DisposeAsync();

    // Not cancelled: what happened is recorded also when whoever did it is interrupted.
    private Task<LedgerState> SucceededAsync(BundleState bundle, RunRecord? record) => _ledger.AppendAsync(
        edit =>
        {
            Record(edit, record, bundle.Bundle);
            edit.Add(new DeploymentSucceeded { At = edit.Now, By = edit.By, Bundle = bundle.Bundle.Id, Environment = Environment });
        },
        CancellationToken.None);

    private async Task<LedgerState> FailedAsync(BundleState bundle, BundleState? before, RunRecord? record, string fault, bool interrupted)
    {
        // Whoever interrupts wants it to end now; the ledger says that nobody knows.
        var returned = before is not null && !interrupted && before.Bundle.Id != bundle.Bundle.Id ? await ReturnAsync(before, bundle) : (IsBack: false, Fault: null);
        await _ledger.AppendAsync(
            edit =>
            {
                Record(edit, record, bundle.Bundle);
                edit.Add(new DeploymentFailed
                {
                    At = edit.Now,
                    By = edit.By,
                    Bundle = bundle.Bundle.Id,
                    Environment = Environment,
                    Because = Short(fault),
                    ReturnedTo = returned.IsBack ? before!.Bundle.Id : null,
                });
            },
            CancellationToken.None);
        var state = returned.IsBack ? $"{Environment} runs {before} again."
            : returned.Fault is { } failed ? $"It could not go back to {before} either: {failed}"
            : before is null ? $"Nothing ran in {Environment} before; remove what was deployed with './build.sh Undeploy --environment {Environment}', or mend it and promote again."
            : $"What runs in {Environment} is not certain; go back with './build.sh Rollback --environment {Environment} --bundle {before.Release}', or promote again.";
        throw new PipelineException($"{bundle} does not run in {Environment}: {fault}\n{state}");
    }

    private async Task<(bool IsBack, string? Fault)> ReturnAsync(BundleState before, BundleState failed)
    {
        Log.Warning("{Environment:l} goes back to {Bundle:l}", Environment, before);
        try
        {
            var fault = FaultOf(await _bundles.ReturnAsync(before.Bundle, failed.Bundle, _deployer, CancellationToken.None));
            return (fault is null, fault);
        }
        catch (PipelineException exception)
        {
            return (false, exception.Message);
        }
    }

    private string? FaultOf(RunRecord record) => record.Verdict switch
    {
        RunVerdict.Succeeded => null,
        RunVerdict.Cancelled => "it was interrupted",
        _ => new RunFailedException(record, Path.GetRelativePath(_build.RootDirectory, BundleRun.FolderOf(_build.RunDirectory, _tools.Environment))).Message,
    };

    // The ledger keeps what happened; logs and commands are told to whoever did it.
    private static string Short(string fault)
    {
        var lines = fault.Split('\n').Where(line => !line.StartsWith("  log:", StringComparison.Ordinal) && !line.StartsWith("  again:", StringComparison.Ordinal)).Take(2);
        var text = string.Join(' ', lines.Select(line => line.Trim()));
        return text.Length <= LongestReason ? text : text[..LongestReason];
    }

    // The suite tested exactly this bundle, here.
    private void Record(LedgerEdit edit, RunRecord? record, Bundle bundle)
    {
        if (record is not null && RunEvidence.OfSuite(record, bundle, Environment, RunOrigin.Link) is { } evidence)
            edit.Add(new EvidenceRecorded { At = edit.Now, By = edit.By, Items = [evidence] });
    }

    // Asked before anything is changed: a registry that was cleaned up has no way back.
    private async Task ImagesAreThereAsync(Bundle bundle, CancellationToken cancellationToken)
    {
        var missing = await SealedArtifacts.FindMissingAsync(bundle, await _tools.OpenRegistryAsync(cancellationToken), cancellationToken);
        if (missing.Count > 0)
            throw new PipelineException($"These artifacts of {bundle.ShortId} are gone from the registry, so it cannot run:\n{string.Join('\n', missing.Select(one => $"  {one}"))}\nNothing was changed. Take another bundle, or seal a new one: ./build.sh Pipeline Bundle.");
    }
}
