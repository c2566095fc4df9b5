using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Pipeline.Releases.Bundles;

namespace Pipeline.Releases.Promotion;

/// <summary>What happened to an environment.</summary>
internal sealed record EnvironmentState
{
    /// <summary>Every deployment that ended, oldest first.</summary>
    public ImmutableList<Deployment> Deployments { get; init; } = [];

    /// <summary>The deployment that has begun and not ended; null: none.</summary>
    public DeploymentUnderWay? UnderWay { get; init; }

    /// <summary>Why nothing is deployed to it; null: it takes deployments.</summary>
    public Standstill? Held { get; init; }

    /// <summary>Why it is not certain what runs there: a deployment failed, and so did the way back. Null: it is.</summary>
    public Standstill? Unsettled { get; init; }

    /// <summary>What runs there: the last that succeeded. Null: nothing is known to.</summary>
    [JsonIgnore]
    public Deployment? Current => Last(_ => true);

    /// <summary>When <paramref name="bundle"/> was deployed there first, and stood; null: never.</summary>
    public DateTimeOffset? FirstPassed(BundleState bundle) => Deployments.Find(deployment => deployment.Succeeded && deployment.Bundle == bundle.Bundle.Id && deployment.CountsFor(bundle))?.At;

    /// <summary>Whether the environment went back from <paramref name="bundle"/> to another, and it was not deployed there again.</summary>
    public bool WentBackFrom(BundleState bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var last = Deployments.FindLastIndex(deployment => deployment.Succeeded && deployment.Bundle == bundle.Bundle.Id && deployment.CountsFor(bundle));
        return last >= 0 && Deployments.Skip(last + 1).FirstOrDefault(deployment => deployment.Succeeded && deployment.CountsFor(bundle)) is { IsRollback: true };
    }

    /// <summary>The last deployment that succeeded and <paramref name="counts"/>; null: there is none.</summary>
    public Deployment? Last(Predicate<Deployment> counts) => Deployments.FindLast(deployment => deployment.Succeeded && counts(deployment));
}
