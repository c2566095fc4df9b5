using Pipeline.Workflows.Generation;

namespace Pipeline.Components.Workflows;

/// <summary>The secrets that the targets of a build read which work on a cluster.</summary>
internal static class ClusterSecrets
{
    private const string SlackWebhook = "SLACK_WEBHOOK";
    private const string KubernetesCredentials = "KUBERNETES_CREDENTIALS";

    /// <summary>Those of <paramref name="build"/>; none for a build that does not deploy.</summary>
    public static IReadOnlyList<TargetSecret> Of(IHazModel build) => build is not IDeploy ? [] :
    [
        new TargetSecret(nameof(IDeploy.Deploy), KubernetesCredentials),
        new TargetSecret(nameof(IDeploy.Deploy), SlackWebhook),
        .. build is IIntegrationTest ? [new TargetSecret(nameof(IIntegrationTest.IntegrationTest), KubernetesCredentials)] : Array.Empty<TargetSecret>(),
    ];
}
