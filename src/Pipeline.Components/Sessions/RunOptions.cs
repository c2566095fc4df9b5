using Nuke.Common;
using Pipeline.Core.Planning;
using Pipeline.Stages.Deploy;
using Pipeline.Tools.Kubernetes.Progress;
using Pipeline.Workflows.Generation;

namespace Pipeline.Components.Sessions;

/// <summary>
/// What the components of a build were told, as far as more than one of them works with it. Engines keep what they have read; an
/// option of a component that the build does not list is left at its default.
/// </summary>
/// <param name="build">The build.</param>
internal sealed class RunOptions(INukeBuild build)
{
    /// <summary>The repository to clone; null: the current tree.</summary>
    public string? Repository => From<ICloneSource, string>(component => component.Repository);

    /// <summary>The branch of <see cref="Repository"/>.</summary>
    public string? Branch => From<ICloneSource, string>(component => component.Branch);

    /// <summary>What <see cref="Branch"/> is merged into first; null: no merge.</summary>
    public string? MergeInto => From<ICloneSource, string>(component => component.MergeInto);

    /// <summary>The branch that versions are planned for; null: the checked-out one.</summary>
    public string? ReleaseBranch => From<IPlanVersions, string>(component => component.ReleaseBranch);

    /// <summary>The registry; null: the embedded one.</summary>
    public string? Registry => From<IHazRegistry, string>(component => component.Registry);

    /// <summary>The environment; null: by branch, or the first.</summary>
    public string? Environment => From<IDeploy, string>(component => component.Environment);

    /// <summary>What runs the charts.</summary>
    public RuntimeChoice Runtime => From<IDeploy, RuntimeChoice>(component => component.Runtime);

    /// <summary>How long a release may take to become ready.</summary>
    public TimeSpan DeployTimeout => From<IDeploy, TimeSpan>(component => component.DeployTimeout);

    /// <summary>Whether modules that were deployed stay when another one cannot be.</summary>
    public bool KeepGoing => From<IDeploy, bool>(component => component.KeepGoing);

    /// <summary>How often a container is started again before its deployment counts as failed.</summary>
    public int DeployRestarts => build is IDeploy component ? component.DeployRestarts : new FaultRules().Restarts;

    /// <summary>The content of a kubeconfig file; null: this machine's own.</summary>
    public string? KubernetesCredentials => From<IDeploy, string>(component => string.IsNullOrWhiteSpace(component.KubernetesCredentials) ? null : component.KubernetesCredentials);

    /// <summary>The branches and machines of the workflows.</summary>
    public WorkflowOptions Workflows => From<IGenerateWorkflows, WorkflowOptions>(component => component.WorkflowOptions) ?? new WorkflowOptions();

    /// <summary>Whether the recorded run is continued.</summary>
    public bool Resume => From<IPipeline, bool>(component => component.Resume);

    /// <summary>The rules for versions, for the channel that was asked for; the defaults without <see cref="IPlanVersions"/>.</summary>
    /// <exception cref="Core.Errors.PipelineException">There is no such channel.</exception>
    public PlanOptions VersionRules => From<IPlanVersions, PlanOptions>(
        component => component.Channel is { } channel ? component.VersionRules with { Channel = channel } : component.VersionRules) ?? new PlanOptions();

    private T? From<TComponent, T>(Func<TComponent, T?> read)
        where TComponent : class => build is TComponent component ? read(component) : default;
}
