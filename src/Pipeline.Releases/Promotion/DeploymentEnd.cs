using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>What the two ends of a deployment have in common.</summary>
internal static class DeploymentEnd
{
    /// <summary>Only what has begun ends.</summary>
    public static IEnumerable<string> Refusals(LedgerState state, string environment, Digest bundle)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Environment(environment).UnderWay is { } running && running.Bundle == bundle
            ? []
            : [$"no deployment of {BundleName.Of(state, bundle)} to {environment} is under way: somebody else took it for lost, and began another"];
    }

    /// <summary>The environment after <paramref name="deployment"/>.</summary>
    public static EnvironmentState Of(EnvironmentState environment, Deployment deployment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return environment with { Deployments = environment.Deployments.Add(deployment), UnderWay = null };
    }
}
