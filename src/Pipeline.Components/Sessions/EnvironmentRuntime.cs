using Pipeline.Core.Environments;
using Pipeline.Core.Errors;
using Pipeline.Stages.Deploy;

namespace Pipeline.Components.Sessions;

/// <summary>Where an environment is deployed to.</summary>
internal static class EnvironmentRuntime
{
    /// <summary>What <paramref name="choice"/> means for an environment: with a cluster of its own, or credentials of one, <see cref="RuntimeChoice.Auto"/> is that cluster.</summary>
    /// <param name="choice">What was asked for.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="all">Every environment of the model.</param>
    /// <param name="hasCredentials">Whether credentials of a cluster were handed over.</param>
    /// <exception cref="PipelineException">The local runtime, which has no clusters, would be one place of two environments.</exception>
    public static RuntimeChoice Of(RuntimeChoice choice, DeployEnvironment environment, IReadOnlyList<DeployEnvironment> all, bool hasCredentials)
    {
        if (choice == RuntimeChoice.Auto && (hasCredentials || environment.Cluster is not null))
            return RuntimeChoice.Kubernetes;
        if (choice == RuntimeChoice.Local && environment.Cluster is { } cluster && all.FirstOrDefault(other => other.Name != environment.Name && other.Namespace == environment.Namespace) is { } neighbour)
        {
            throw new PipelineException(
                $"--runtime local: '{environment.Name}' and '{neighbour.Name}' share the namespace '{environment.Namespace}', which the local runtime has once: each would replace what the other deployed. "
                + $"Leave --runtime out to deploy to the cluster '{cluster}', or give one InNamespace(...) of its own.");
        }

        return choice;
    }
}
