using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>What the two ends of a deployment have in common.</summary>
internal static class DeploymentEnd
{
    /// <summary>Only what has begun ends.</summary>
    public static IEnumerable<string> Refusals(LedgerState state, string environment, Digest bundle, Person by)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!state.Bundles.TryGetValue(bundle.Value, out var known))
            return [BundleName.Unknown(state, bundle.Value)];
        return state.Environment(environment).UnderWay is { } running && running.Bundle == bundle
            ? Vouching.Refusals(by, known)
            : [$"no deployment of {known} to {environment} is under way: somebody else took it for lost, and began another"];
    }

    /// <summary>The deployment under way, ended as <paramref name="happened"/> says.</summary>
    public static Deployment Of(EnvironmentState environment, LedgerEvent happened, Digest bundle)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(happened);
        return new Deployment
        {
            Bundle = bundle,
            At = happened.At,
            By = happened.By,
            Succeeded = false,
            IsRollback = environment.UnderWay?.IsRollback ?? false,
            ByOverride = environment.UnderWay?.ByOverride ?? false,
            IsRehearsal = environment.UnderWay?.IsRehearsal ?? false,
        };
    }
}
