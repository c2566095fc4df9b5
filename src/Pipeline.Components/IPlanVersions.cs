using Nuke.Common;
using Nuke.Common.CI.GitHubActions;
using Pipeline.Components.Graph;
using Pipeline.Components.Sessions;
using Pipeline.Core.Planning;

namespace Pipeline.Components;

/// <summary>VersionPlan: the next version of every module, from the commits since its last tag (F1). Read access is enough.</summary>
public interface IPlanVersions : IHazModel
{
    /// <summary>The pre-release channel to plan for, such as <c>rc</c>. Default: stable versions.</summary>
    [Parameter("Pre-release channel to plan for, such as rc; stable versions when left out")]
    string? Channel => TryGetValue(() => Channel);

    /// <summary>The branch that is released. Default: the checked-out one; on GitHub Actions the one that the workflow runs for.</summary>
    [Parameter("Branch that is released; the checked-out one when left out")]
    string? ReleaseBranch => TryGetValue(() => ReleaseBranch) ?? (GitHubActions.Instance is { RefType: "branch" } actions ? actions.RefName : null);

    /// <summary>The repository's rules for versions; override it to change them.</summary>
    PlanOptions VersionRules => new();

    /// <summary>Writes <c>version-plan.json</c> and shows it as a table.</summary>
    Target VersionPlan => _ => _
        .Description("Plan the next version of every module and say why")
        .Checked(this)
        .Executes(() => VersionSession.PlanAsync(Context));
}
