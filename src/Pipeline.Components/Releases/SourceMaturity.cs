using Pipeline.Components.Sessions;
using Pipeline.Releases.Maturity;
using Pipeline.Releases.Policies;

namespace Pipeline.Components.Releases;

/// <summary>Asks the ledger how mature the sources are that the build works on.</summary>
internal static class SourceMaturity
{
    /// <summary>The answer; null: the build declares no levels of maturity, or has no ledger.</summary>
    public static async Task<MeasuredSources?> ReadAsync(RunContext context, CancellationToken cancellationToken)
    {
        if (context.Build is not IHazLedger build || context.Model.DeclaredReleasePolicy().Maturity is null)
            return null;
        var state = await ReleaseLedger.ReadStateAsync(build, cancellationToken);
        var opened = await context.SourceAsync(cancellationToken);
        var tree = opened.Source.IsDirty ? null : await opened.ReadTreeAsync(cancellationToken);
        return MeasuredSources.Of(state, tree, ServerIdentity.Read() is not null, context.Time.GetUtcNow());
    }
}
