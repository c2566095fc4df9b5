using Pipeline.Components.Sessions;
using Pipeline.Core.Errors;
using Pipeline.Releases.Ledger;

namespace Pipeline.Components.Releases;

/// <summary>Rollback by the ledger, where it knows of the environment.</summary>
internal static class LedgerRollback
{
    /// <summary>Brings the environment back to a bundle.</summary>
    /// <returns>False when no ledger knows of a deployment to it, and no bundle was asked for: its own history decides then.</returns>
    /// <exception cref="PipelineException">It is known to a ledger that was not named, or one cannot be reached; or it cannot go back.</exception>
    public static async Task<bool> TryAsync(IHazLedger build, RollbackCause? cause, CancellationToken cancellationToken)
    {
        var ledger = await ReleaseLedger.OpenAsync(build, cancellationToken);
        var source = (await build.Context.SourceAsync(cancellationToken)).Source;
        var environment = build.Context.ChooseEnvironment(cause?.Environment, source.Branch).Name;
        // Without anybody's asking a bundle that was named is what is looked at, not where it goes back to.
        if (build.BundleName is not null && cause is null)
            return await RollbackAsync(build, ledger, await ledger.ReadReachableAsync(cancellationToken), environment, null, cancellationToken);
        await foreach (var (remote, state) in EveryLedger.ReadAsync(ledger, cancellationToken))
        {
            if (!IsKnown(state, environment))
                continue;
            return remote == ledger.Options.Remote
                ? await RollbackAsync(build, ledger, state, environment, cause, cancellationToken)
                : throw new PipelineException($"The ledger at {remote} knows what ran in {environment}, so the way back is by it: ./build.sh Rollback --environment {environment} --remote {remote}. Nothing was changed.");
        }

        return false;
    }

    // A first deployment that was killed has no end, and yet changed what runs.
    private static bool IsKnown(LedgerState state, string environment) => state.Environment(environment) is not { Deployments.Count: 0, UnderWay: null };

    private static async Task<bool> RollbackAsync(IHazLedger build, ReleaseLedger ledger, LedgerState state, string environment, RollbackCause? cause, CancellationToken cancellationToken)
    {
        await PromotionSession.RollbackAsync(build, ledger, state, environment, cause, cancellationToken);
        return true;
    }
}
