using Pipeline.Core.Environments;

namespace Pipeline.Components.Releases;

/// <summary>Rollback by the ledger, where it knows of the environment.</summary>
internal static class LedgerRollback
{
    /// <summary>Brings the environment back to a bundle.</summary>
    /// <returns>False when the ledger knows of no deployment to it, and no bundle was asked for: its own history decides then.</returns>
    public static async Task<bool> TryAsync(IHazLedger build, CancellationToken cancellationToken)
    {
        var ledger = await ReleaseLedger.OpenAsync(build, cancellationToken);
        var state = (await ledger.ReadAsync(cancellationToken)).State;
        var source = (await build.Context.SourceAsync(cancellationToken)).Source;
        var environment = build.Context.Model.ChooseEnvironment(build.Environment, build.IsServerBuild ? source.Branch : null).Name;
        if (build.BundleName is null && state.Environment(environment).Deployments.Count == 0)
            return false;
        await PromotionSession.RollbackAsync(build, ledger, state, environment, cancellationToken);
        return true;
    }
}
