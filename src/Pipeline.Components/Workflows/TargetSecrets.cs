using Nuke.Common;
using Pipeline.Components.Values;
using Pipeline.Releases.Policies;
using Pipeline.Workflows.Generation;

namespace Pipeline.Components.Workflows;

/// <summary>Which secrets of a build its targets read: each gets no more than it needs.</summary>
internal static class TargetSecrets
{
    // What a person starts by a form, perhaps in the name of a role; nothing else that a workflow runs asks who is in a team.
    private static readonly string[] ByForm =
    [
        nameof(IPromoteBundle.Hold), nameof(IPromoteBundle.Unhold), nameof(IPromoteBundle.StopTheLine), nameof(IPromoteBundle.StartTheLine),
        nameof(IPromoteBundle.NeverAgain), nameof(IPromoteBundle.Override), nameof(IPromoteBundle.DeclareEmergency),
    ];

    // A person's word, or what follows from it: the channel is its record.
    private static readonly string[] Posting = [nameof(INotify.SlackWebhook), nameof(INotify.SlackToken)];

    /// <summary>Those of <paramref name="build"/>: for the targets that work on the cluster, for those that post, and for those by people whose role is a team's.</summary>
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
            .. For<IDeploy>(nameof(IDeploy.Deploy), [nameof(IDeploy.KubernetesCredentials), .. Posting]),
            .. For<IIntegrationTest>(nameof(IIntegrationTest.IntegrationTest), nameof(IDeploy.KubernetesCredentials)),
            .. For<ILoadTest>(nameof(ILoadTest.LoadTest), nameof(IDeploy.KubernetesCredentials)),
            .. For<IRollback>(nameof(IRollback.Rollback), [nameof(IDeploy.KubernetesCredentials), .. Posting]),
            .. For<IWatchRelease>(nameof(IWatchRelease.Watch), [nameof(IDeploy.KubernetesCredentials), .. Posting]),
            .. For<IPromoteBundle>(nameof(IPromoteBundle.Promote), [nameof(IDeploy.KubernetesCredentials), .. Posting]),
            .. For<IPreview>(nameof(IPreview.OpenPreview), [nameof(IDeploy.KubernetesCredentials), .. Posting]),
            .. For<IPreview>(nameof(IPreview.ClosePreview), nameof(IDeploy.KubernetesCredentials)),
            .. For<IPreview>(nameof(IPreview.Previews), nameof(IDeploy.KubernetesCredentials)),
            .. For<INotify>(nameof(INotify.Notify), Posting),
            .. For<ISealBundle>(nameof(ISealBundle.Bundle), Posting),
            .. For<IVoteOnRelease>(nameof(IVoteOnRelease.Vote), Posting),
            .. For<IVoteOnRelease>(nameof(IVoteOnRelease.Decide), Posting),
            .. ByForm.SelectMany(target => For<IPromoteBundle>(target, Posting)),
            .. HasTeams(build) ? For<IVoteOnRelease>(nameof(IVoteOnRelease.Vote), nameof(IHazLedger.TeamToken)) : [],
            .. HasTeams(build) ? ByForm.SelectMany(target => For<IPromoteBundle>(target, nameof(IHazLedger.TeamToken))) : [],
        ];
    }

    private static bool HasTeams(INukeBuild build) => build is IHazLedger recorded
        && recorded.Context.Model.DeclaredReleasePolicy().Environments.SelectMany(environment => environment.Roles.Concat(environment.EmergencyRoles ?? [])).Any(role => role.Team is not null);
}
