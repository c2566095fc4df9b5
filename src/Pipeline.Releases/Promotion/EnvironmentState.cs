using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Pipeline.Core.Artifacts;

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
    public Deployment? Current => Deployments.FindLast(deployment => deployment.Succeeded);

    /// <summary>When the bundle <paramref name="id"/> was deployed there first, and stood; null: never.</summary>
    public DateTimeOffset? FirstPassed(Digest id) => Deployments.Find(deployment => deployment.Succeeded && deployment.Bundle == id)?.At;
}
