using Nuke.Common;
using Pipeline.Components.Values;
using Pipeline.Workflows.Generation;

namespace Pipeline.Components.Workflows;

/// <summary>Which secrets of a build its targets read: each gets no more than it needs.</summary>
internal static class TargetSecrets
{
    /// <summary>Those of <paramref name="build"/>: for the targets that work on the cluster and for those that post.</summary>
    public static IReadOnlyList<TargetSecret> Of(INukeBuild build)
    {
        var variables = GivenParameter.Of(build)
            .Where(parameter => parameter.Member.IsDefined(typeof(SecretAttribute), inherit: true))
            .GroupBy(parameter => parameter.Member.Name)
            .ToDictionary(group => group.Key, group => group.First().Variable);
        IEnumerable<TargetSecret> For<TComponent>(string target, params IEnumerable<string> members) =>
            build is TComponent ? members.Where(variables.ContainsKey).Select(member => new TargetSecret(target, variables[member])) : [];
        return
        [
            .. For<IDeploy>(nameof(IDeploy.Deploy), nameof(IDeploy.KubernetesCredentials), nameof(INotify.SlackWebhook)),
            .. For<IIntegrationTest>(nameof(IIntegrationTest.IntegrationTest), nameof(IDeploy.KubernetesCredentials)),
            .. For<IRollback>(nameof(IRollback.Rollback), nameof(IDeploy.KubernetesCredentials), nameof(INotify.SlackWebhook)),
            .. For<IPromoteBundle>(nameof(IPromoteBundle.Promote), nameof(IDeploy.KubernetesCredentials), nameof(INotify.SlackWebhook)),
            .. For<INotify>(nameof(INotify.Notify), nameof(INotify.SlackWebhook)),
        ];
    }
}
