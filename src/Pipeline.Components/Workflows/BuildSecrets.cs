using Pipeline.Workflows.Generation;

namespace Pipeline.Components.Workflows;

/// <summary>The secrets that the targets of a build read.</summary>
internal static class BuildSecrets
{
    private const string SlackWebhook = "SLACK_WEBHOOK";
    private const string KubernetesCredentials = "KUBERNETES_CREDENTIALS";

    /// <summary>Those of <paramref name="build"/>: for the targets that work on the cluster and for those that post.</summary>
    public static IReadOnlyList<TargetSecret> Of(IHazModel build) =>
    [
        .. Of(build is IDeploy, nameof(IDeploy.Deploy), KubernetesCredentials, SlackWebhook),
        .. Of(build is IIntegrationTest, nameof(IIntegrationTest.IntegrationTest), KubernetesCredentials),
        .. Of(build is IRollback, nameof(IRollback.Rollback), KubernetesCredentials, SlackWebhook),
        .. Of(build is INotify, nameof(INotify.Notify), SlackWebhook),
    ];

    private static IEnumerable<TargetSecret> Of(bool exists, string target, params IEnumerable<string> names) =>
        exists ? names.Select(name => new TargetSecret(target, name)) : [];
}
