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
    public override IEnumerable<string> Refusals(LedgerState state) => DeploymentEnd.Refusals(state, Environment, Bundle, By);

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => state.With(Environment, environment => environment with
    {
        Deployments = environment.Deployments.Add(DeploymentEnd.Of(environment, this, Bundle) with { Succeeded = true }),
        UnderWay = null,
        Unsettled = null,
    });
}
