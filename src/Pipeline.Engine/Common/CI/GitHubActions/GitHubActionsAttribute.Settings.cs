namespace Nuke.Common.CI.GitHubActions;

public partial class GitHubActionsAttribute
{
    private GitHubActionsSubmodules? _submodules;
    private bool? _lfs;
    private uint? _fetchDepth;
    private bool? _progress;

    /// <summary>What starts the workflow. Either this or the settings that begin with <c>On</c>.</summary>
    public GitHubActionsTrigger[] On { get; set; } = [];

    /// <summary>Pushes to these branches.</summary>
    public string[] OnPushBranches { get; set; } = [];

    /// <summary>Pushes to other branches than these.</summary>
    public string[] OnPushBranchesIgnore { get; set; } = [];

    /// <summary>Pushes of these tags.</summary>
    public string[] OnPushTags { get; set; } = [];

    /// <summary>Pushes of other tags than these.</summary>
    public string[] OnPushTagsIgnore { get; set; } = [];

    /// <summary>Pushes that change these files.</summary>
    public string[] OnPushIncludePaths { get; set; } = [];

    /// <summary>Pushes that change other files than these.</summary>
    public string[] OnPushExcludePaths { get; set; } = [];

    /// <summary>Pull requests into these branches.</summary>
    public string[] OnPullRequestBranches { get; set; } = [];

    /// <summary>Pull requests for these tags.</summary>
    public string[] OnPullRequestTags { get; set; } = [];

    /// <summary>Pull requests that change these files.</summary>
    public string[] OnPullRequestIncludePaths { get; set; } = [];

    /// <summary>Pull requests that change other files than these.</summary>
    public string[] OnPullRequestExcludePaths { get; set; } = [];

    /// <summary>The parameters that a person may give.</summary>
    public string[] OnWorkflowDispatchOptionalInputs { get; set; } = [];

    /// <summary>The parameters that a person must give.</summary>
    public string[] OnWorkflowDispatchRequiredInputs { get; set; } = [];

    /// <summary>When it starts by itself, in cron's five fields, UTC.</summary>
    public string? OnCronSchedule { get; set; }

    /// <summary>The parameters that take their value from a secret: <c>NuGetApiKey</c> from <c>NUGET_API_KEY</c>.</summary>
    public string[] ImportSecrets { get; set; } = [];

    /// <summary>True hands the workflow's token to the build as <c>GITHUB_TOKEN</c>.</summary>
    public bool EnableGitHubToken { get; set; }

    /// <summary>What the token may write. What is named nowhere it may not even read, as soon as one permission is named.</summary>
    public GitHubActionsPermissions[] WritePermissions { get; set; } = [];

    /// <summary>What the token may read.</summary>
    public GitHubActionsPermissions[] ReadPermissions { get; set; } = [];

    /// <summary>What is kept between runs.</summary>
    public string[] CacheIncludePatterns { get; set; } = [".nuke/temp", "~/.nuget/packages"];

    /// <summary>What of it is not kept.</summary>
    public string[] CacheExcludePatterns { get; set; } = [];

    /// <summary>The files whose change starts anew with what is kept; none keeps nothing.</summary>
    public string[] CacheKeyFiles { get; set; } = ["**/global.json", "**/*.csproj", "**/Directory.Packages.props"];

    /// <summary>False hands on nothing of what targets produce.</summary>
    public bool PublishArtifacts { get; set; } = true;

    /// <summary>The condition of handing it on, for example <c>always()</c>.</summary>
    public string? PublishCondition { get; set; }

    /// <summary>How long a job may run; 0 is GitHub's limit.</summary>
    public int TimeoutMinutes { get; set; }

    /// <summary>The deployment environment of the jobs.</summary>
    public string? EnvironmentName { get; set; }

    /// <summary>Its address.</summary>
    public string? EnvironmentUrl { get; set; }

    /// <summary>Runs of one group wait for each other.</summary>
    public string? ConcurrencyGroup { get; set; }

    /// <summary>True ends a run of the group instead. Without <see cref="ConcurrencyGroup"/> the group is the workflow and the branch of a pull request.</summary>
    public bool ConcurrencyCancelInProgress { get; set; }

    /// <summary>Jobs of one group wait for each other.</summary>
    public string? JobConcurrencyGroup { get; set; }

    /// <summary>True ends a job of the group instead.</summary>
    public bool JobConcurrencyCancelInProgress { get; set; }

    /// <summary>The targets that are run.</summary>
    public string[] InvokedTargets { get; set; } = [];

    /// <summary>Which submodules are checked out. It can only be set, as an attribute has no value for "not said".</summary>
    public GitHubActionsSubmodules Submodules
    {
        set => _submodules = value;
        get => throw new NotSupportedException();
    }

    /// <summary>True checks out large files. It can only be set.</summary>
    public bool Lfs
    {
        set => _lfs = value;
        get => throw new NotSupportedException();
    }

    /// <summary>How many commits are checked out; 0 is all. It can only be set.</summary>
    public uint FetchDepth
    {
        set => _fetchDepth = value;
        get => throw new NotSupportedException();
    }

    /// <summary>False hides the progress of the checkout. It can only be set.</summary>
    public bool Progress
    {
        set => _progress = value;
        get => throw new NotSupportedException();
    }

    /// <summary>Which objects are fetched, for example <c>tree:0</c>.</summary>
    public string? Filter { get; set; }
}
