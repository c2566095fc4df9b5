using Nuke.Common.CI.GitHubActions.Configuration;

namespace Nuke.Common.CI.GitHubActions;

public partial class GitHubActionsAttribute
{
    /// <summary>Makes what starts the workflow out of the settings that begin with <c>On</c>.</summary>
    /// <exception cref="ArgumentException">What is included and what is ignored are given together, which GitHub does not take.</exception>
    protected virtual IEnumerable<GitHubActionsDetailedTrigger> GetTriggers()
    {
        Assert.True(
            (OnPushBranches.Length == 0 && OnPushTags.Length == 0) || (OnPushBranchesIgnore.Length == 0 && OnPushTagsIgnore.Length == 0),
            $"The workflow '{_name}' has {nameof(OnPushBranches)} or {nameof(OnPushTags)} together with {nameof(OnPushBranchesIgnore)} or {nameof(OnPushTagsIgnore)}. GitHub takes only one of both.");
        GitHubActionsVcsTrigger[] triggers =
        [
            new()
            {
                Kind = GitHubActionsTrigger.Push,
                Branches = OnPushBranches,
                BranchesIgnore = OnPushBranchesIgnore,
                Tags = OnPushTags,
                TagsIgnore = OnPushTagsIgnore,
                IncludePaths = OnPushIncludePaths,
                ExcludePaths = OnPushExcludePaths,
            },
            new()
            {
                Kind = GitHubActionsTrigger.PullRequest,
                Branches = OnPullRequestBranches,
                Tags = OnPullRequestTags,
                IncludePaths = OnPullRequestIncludePaths,
                ExcludePaths = OnPullRequestExcludePaths,
            },
        ];
        foreach (var trigger in triggers.Where(trigger => !trigger.IsEmpty))
            yield return trigger;
        if (OnWorkflowDispatchOptionalInputs.Length > 0 || OnWorkflowDispatchRequiredInputs.Length > 0)
            yield return new GitHubActionsWorkflowDispatchTrigger { OptionalInputs = OnWorkflowDispatchOptionalInputs, RequiredInputs = OnWorkflowDispatchRequiredInputs };
        if (OnCronSchedule is not null)
            yield return new GitHubActionsScheduledTrigger { Cron = OnCronSchedule };
    }
}
