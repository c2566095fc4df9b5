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
    public override IEnumerable<string> Refusals(LedgerState state)
    {
        foreach (var refusal in DeploymentEnd.Refusals(state, Environment, Bundle, By))
            yield return refusal;
        if (ReturnedTo is not { } back)
            yield break;
        if (state.Bundles.GetValueOrDefault(back.Value) is not { } bundle || state.Environment(Environment).FirstPassed(bundle) is null)
            yield return $"{BundleName.Of(state, back)} never ran in {Environment}, so nothing can have been brought back to it";
        else if (bundle.IsRehearsal && state.Bundles.GetValueOrDefault(Bundle.Value) is { IsRehearsal: false })
            yield return $"{bundle} is a rehearsal: nobody vouches for {bundle.By}, who sealed it, so {Environment} cannot run it instead of a release";
    }

    /// <inheritdoc/>
    public override LedgerState Apply(LedgerState state) => state.With(Environment, environment => environment with
    {
        Deployments = environment.Deployments.AddRange([DeploymentEnd.Of(environment, this, Bundle) with { Remark = Because }, .. Back(state, environment)]),
        UnderWay = null,
        Unsettled = ReturnedTo is null ? new Standstill(At, By, Because) : null,
    });

    // What ran before runs on; what was brought back instead of it is a deployment of its own.
    private IEnumerable<Deployment> Back(LedgerState state, EnvironmentState environment) => ReturnedTo is { } back && (state.Bundles.TryGetValue(Bundle.Value, out var failed) ? state.Running(Environment, failed)?.Bundle.Id : environment.Current?.Bundle) != back
        ? [new Deployment { Bundle = back, At = At, By = By, Succeeded = true, IsRollback = true, ByOverride = OverrideRules.WasPast(environment, back), IsRehearsal = state.Bundles.GetValueOrDefault(back.Value)?.IsRehearsal ?? false, Remark = $"{BundleName.Of(state, Bundle)} failed" }]
        : [];
}
