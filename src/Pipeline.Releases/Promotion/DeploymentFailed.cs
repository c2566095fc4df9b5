using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>A deployment failed, and what became of the environment.</summary>
internal sealed record DeploymentFailed : LedgerEvent
{
    /// <summary>The bundle.</summary>
    public required Digest Bundle { get; init; }

    /// <summary>The environment.</summary>
    public required string Environment { get; init; }

    /// <summary>Why it failed.</summary>
    public required string Because { get; init; }

    /// <summary>The bundle that the environment was brought back to; null: it was not.</summary>
    public Digest? ReturnedTo { get; init; }

    /// <inheritdoc/>
    public override string Sentence(LedgerState state) =>
        $"{BundleName.Of(state, Bundle)} fails in {Environment}: {Because}; {(ReturnedTo is { } back ? $"{Environment} runs {BundleName.Of(state, back)} again" : $"what runs in {Environment} is not certain")}";

    /// <inheritdoc/>
    public override IEnumerable<string> Refusals(LedgerState state) => DeploymentEnd.Refusals(state, Environment, Bundle);

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => state.With(Environment, environment => DeploymentEnd.Of(environment, new Deployment
    {
        Bundle = Bundle,
        At = At,
        By = By,
        Succeeded = false,
        IsRollback = environment.UnderWay?.IsRollback ?? false,
        ByOverride = environment.UnderWay?.ByOverride ?? false,
        Remark = Because,
    }) with
    { Unsettled = ReturnedTo is null ? new Standstill(At, By, Because) : environment.Unsettled });
}
