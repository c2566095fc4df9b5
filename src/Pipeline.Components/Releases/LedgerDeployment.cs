using System.Runtime.ExceptionServices;
using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Core.Runs;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Stages.Deploy;
using Pipeline.Stages.Promotions;
using Pipeline.Tools.Git;
using Pipeline.Tools.Slack;
using Serilog;

namespace Pipeline.Components.Releases;

/// <summary>A deployment that the ledger knows of: it is recorded before it begins and when it ends, however it ends.</summary>
internal sealed class LedgerDeployment : IAsyncDisposable
{
    // What a deployment with its suite takes besides the waiting; whoever began it and is not heard of by then is lost.
    private static readonly TimeSpan Lease = TimeSpan.FromHours(1);
    private readonly IHazLedger _build;
    private readonly ReleaseLedger _ledger;
    private readonly StageTools _tools;
    private readonly IDeployer _deployer;
    private readonly string _place;
    private readonly OpenedSource _opened;
    private readonly string? _remote;
    private readonly BundleDeployer _bundles;
    private readonly DeploymentEnds _ends;

    private LedgerDeployment(IHazLedger build, ReleaseLedger ledger, StageTools tools, IDeployer deployer, string place, OpenedSource opened, string? remote)
    {
        (_build, _ledger, _tools, _deployer, _place, _opened, _remote) = (build, ledger, tools, deployer, place, opened, remote);
        _bundles = new BundleDeployer(build, tools);
        _ends = new DeploymentEnds(ledger, Environment);
    }

    /// <summary>What runs the charts.</summary>
    public string Runtime => _deployer.Runtime;

    private string Environment => _tools.Environment.Name;

    /// <summary>Makes ready to deploy to <paramref name="environment"/>.</summary>
    public static async Task<LedgerDeployment> OpenAsync(IHazLedger build, ReleaseLedger ledger, string environment, CancellationToken cancellationToken)
    {
        var opened = await build.Context.SourceAsync(cancellationToken);
        // Sources of a bundle are asked for where they may be, also when the ledger is only here.
        var remote = ledger.Options.Remote ?? await RemoteCommits.FindRemoteAsync(opened.WorkTree, cancellationToken);
        var tools = new StageTools(build.Context, opened.Source, environment);
        try
        {
            await build.Context.Locks.HoldEnvironmentAsync(environment, cancellationToken);
            var (deployer, place) = await tools.DeployersFor(build.Runtime).ChooseAsync(cancellationToken);
            return new LedgerDeployment(build, ledger, tools, deployer, place, opened, remote);
        }
        catch
        {
            await tools.DisposeAsync();
            throw;
        }
    }

    /// <summary>Deploys <paramref name="bundle"/>.</summary>
    /// <returns>The ledger afterwards.</returns>
    /// <exception cref="EnvironmentChangedException">It goes back by itself, and the reason is about what does not run there any more.</exception>
    /// <exception cref="PipelineException">It may not go there, or it failed; then the environment is back at what ran before, or the message says that it is not.</exception>
    public async Task<LedgerState> RunAsync(BundleState bundle, bool isRollback, CancellationToken cancellationToken, RollbackCause? why = null)
    {
        void Start(LedgerEdit edit)
        {
            why?.Require(edit);
            edit.Add(new DeploymentStarted
            {
                At = edit.Now,
                By = edit.By,
                Bundle = bundle.Bundle.Id,
                Environment = Environment,
                Runtime = Runtime,
                Until = edit.Now + Lease + _build.DeployTimeout,
                IsRollback = isRollback,
                Because = why?.Because ?? _build.Because,
            });
        }

        if (why is not null)
            await why.RequireAsync(cancellationToken);
        // What the rules say comes before what the registry says.
        await _ledger.RequireAsync(Start, cancellationToken);
        await ImagesAreThereAsync(bundle.Bundle, cancellationToken);
        await using var sources = await BundleSources.OpenAsync(_opened, bundle.Bundle.Content, _remote, cancellationToken);
        var begun = await _ledger.AppendAsync(Start, cancellationToken, online: true);
        _tools.Thread = ReleaseThread.Of(begun, begun.Bundles[bundle.Bundle.Id.Value]);
        var before = RollbackRules.After(begun, bundle, Environment);
        var replaced = begun.Running(Environment, bundle);
        Log.Information("{Bundle:l} goes {Way:l} {Environment:l} on {Place:l}", bundle, isRollback ? "back to" : "to", Environment, _place);
        RunRecord? record = null;
        Exception? cause = null;
        string? fault;
        try
        {
            // With its beginning: a ledger that is cut off before it is contradicted by what runs.
            _tools.DeployNote = _ledger.Head is { } head ? DeployedHeads.NoteOf(head, await _ledger.ReadHomeAsync(cancellationToken)) : null;
            record = await _bundles.DeployAsync(bundle.Bundle, sources, isRollback, cancellationToken);
            fault = FaultOf(record);
            if (fault is null)
                await _bundles.RemoveGoneAsync(bundle.Bundle, replaced?.Bundle, _deployer, cancellationToken);
        }
        catch (Exception exception)
        {
            // Whatever it is: a deployment without an end keeps everybody else out.
            (cause, fault) = (exception, exception is OperationCanceledException ? "it was interrupted" : exception.Message);
        }

        try
        {
            return fault is null ? await SucceededAsync(bundle, record, cancellationToken) : throw await FailedAsync(bundle, before, record, isRollback, (fault, cause), cancellationToken);
        }
        finally
        {
            await Console.Out.WriteAsync(_tools.MessageText);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _tools.DisposeAsync();

    private async Task<LedgerState> SucceededAsync(BundleState bundle, RunRecord? record, CancellationToken cancellationToken)
    {
        await _tools.Journal.ClearAsync(Runtime);
        try
        {
            return await _ends.RecordAsync(bundle, record, edit => new DeploymentSucceeded { At = edit.Now, By = edit.By, Bundle = bundle.Bundle.Id, Environment = Environment }, cancellationToken);
        }
        catch (PipelineException exception)
        {
            throw new PipelineException($"{bundle} runs in {Environment}, and that is not in the ledger: {exception.Message}\nRecord it by promoting it once more, which changes nothing that runs: {Again("Promote --to", bundle)}", exception);
        }
    }

    /// <returns>What is thrown.</returns>
    private async Task<Exception> FailedAsync(
        BundleState bundle, BundleState? before, RunRecord? record, bool isRollback, (string Text, Exception? Cause) fault, CancellationToken cancellationToken)
    {
        // Whoever interrupts wants it to end now; the ledger says that nobody knows.
        var interrupted = cancellationToken.IsCancellationRequested;
        var returned = before is not null && !interrupted && before.Bundle.Id != bundle.Bundle.Id ? await ReturnAsync(before, bundle, goesBack: !isRollback) : (IsBack: false, Fault: null);
        // Nobody promoted anything before it: what is there now came with it.
        var removed = before is null && !interrupted && await FailedDeployment.GoBackAsync(_build, _tools);
        var state = returned.IsBack ? $"{Environment} runs {before} again."
            : returned.Fault is { } failed ? $"It could not go back to {before} either: {failed}"
            : removed ? $"Nothing runs in {Environment}, as before."
            : before is null ? $"Nothing ran in {Environment} before; remove what was deployed with './build.sh Undeploy --environment {Environment}', or mend it and promote again."
            : $"What runs in {Environment} is not certain; go back with './build.sh Rollback --environment {Environment} --bundle {before.Release}', or promote again.";
        var message = $"{bundle} does not run in {Environment}: {fault.Text}\n{state}";
        try
        {
            await _ends.RecordAsync(
                bundle,
                record,
                edit => new DeploymentFailed { At = edit.Now, By = edit.By, Bundle = bundle.Bundle.Id, Environment = Environment, Because = DeploymentEnds.Short(fault.Text), ReturnedTo = returned.IsBack ? before!.Bundle.Id : null },
                cancellationToken);
        }
        catch (PipelineException exception)
        {
            message += $"\nThat is not in the ledger: {exception.Message}\nFor it the deployment is still under way. End it when the ledger can be written: {Again(before is null ? "Promote --to" : "Rollback --environment", before ?? bundle)}";
        }

        // A build that is interrupted ends without a word, and a mistake of its own is told by where it is.
        var isOwn = fault.Cause is not (null or PipelineException or OperationCanceledException);
        if (interrupted || isOwn)
            Log.Error("{Message:l}", message);
        if (isOwn)
            ExceptionDispatchInfo.Throw(fault.Cause!);
        return new PipelineException(message, fault.Cause);
    }

    private string Again(string command, BundleState bundle) => $"./build.sh {command} {Environment} --bundle {bundle.Release}{(_ledger.Options.Remote is { } remote ? $" --remote {remote}" : "")}";

    private async Task<(bool IsBack, string? Fault)> ReturnAsync(BundleState before, BundleState failed, bool goesBack)
    {
        Log.Warning("{Environment:l} goes back to {Bundle:l}", Environment, before);
        await _tools.Journal.ClearAsync(Runtime);
        try
        {
            await using var sources = await BundleSources.OpenForHooksAsync(_opened, before.Bundle.Content, _remote, CancellationToken.None);
            var fault = FaultOf(await _bundles.ReturnAsync(before.Bundle, sources, failed.Bundle, goesBack, _deployer, CancellationToken.None));
            return (fault is null, fault);
        }
        catch (Exception exception)
        {
            return (false, exception.Message);
        }
        finally
        {
            await _tools.Journal.ClearAsync(Runtime);
        }
    }

    private string? FaultOf(RunRecord record) => record.Verdict switch
    {
        RunVerdict.Succeeded => null,
        RunVerdict.Cancelled => "it was interrupted",
        _ => new RunFailedException(record, Path.GetRelativePath(_build.RootDirectory, BundleRun.FolderOf(_build.RunDirectory, _tools.Environment))).Message,
    };

    // Asked before anything is changed: a registry that was cleaned up has no way back.
    private async Task ImagesAreThereAsync(Bundle bundle, CancellationToken cancellationToken)
    {
        var missing = await SealedArtifacts.FindMissingAsync(bundle, await _tools.OpenRegistryAsync(cancellationToken), cancellationToken);
        if (missing.Count > 0)
            throw new PipelineException($"These artifacts of {bundle.ShortId} are gone from the registry, so it cannot run:\n{string.Join('\n', missing.Select(one => $"  {one}"))}\nNothing was changed. Take another bundle, or seal a new one: ./build.sh Pipeline Bundle.");
    }
}
