using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>A bundle runs in an environment, verified.</summary>
internal sealed record DeploymentSucceeded : LedgerEvent
{
    /// <summary>The bundle.</summary>
    public required Digest Bundle { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) => $"{Environment} runs {BundleName.Of(state, Bundle)}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state) => DeploymentEnd.Refusals(state, Environment, Bundle);

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => state.With(Environment, environment => DeploymentEnd.Of(environment, new Deployment
    {
        Bundle = Bundle,
        At = At,
        By = By,
        Succeeded = true,
        IsRollback = environment.UnderWay?.IsRollback ?? false,
        ByOverride = environment.UnderWay?.ByOverride ?? false,
    }) with
    { Unsettled = null });
}
