using Nuke.Common;
using Pipeline.Core.Planning;
using Pipeline.Stages.Deploy;
using Pipeline.Workflows.Generation;

namespace Pipeline.Components.Sessions;

/// <summary>What the components of a build were told, as far as more than one of them works with it.</summary>
internal sealed record RunOptions
{
    /// <summary>The repository to clone; null: the current tree.</summary>
    public string? Repository { get; private init; }

    /// <summary>The branch of <see cref="Repository"/>.</summary>
    public string? Branch { get; private init; }

    /// <summary>What <see cref="Branch"/> is merged into first; null: no merge.</summary>
    public string? MergeInto { get; private init; }

    /// <summary>The branch that versions are planned for; null: the checked-out one.</summary>
    public string? ReleaseBranch { get; private init; }

    /// <summary>The registry; null: the embedded one.</summary>
    public string? Registry { get; private init; }

    /// <summary>The environment; null: by branch, or the first.</summary>
    public string? Environment { get; private init; }

    /// <summary>What runs the charts.</summary>
    public RuntimeChoice Runtime { get; private init; }

    /// <summary>The content of a kubeconfig file; null: this machine's own.</summary>
    public string? KubernetesCredentials { get; private init; }

    /// <summary>The branches and machines of the workflows.</summary>
    public WorkflowOptions Workflows { get; private init; } = new();

    /// <summary>Whether the recorded run is continued.</summary>
    public bool Resume { get; private init; }

    /// <summary>The options of <paramref name="build"/>: those of a component that it does not list are left at their defaults.</summary>
    public static RunOptions Of(INukeBuild build) => new()
    {
        Repository = From<ICloneSource, string>(build, component => component.Repository),
        Branch = From<ICloneSource, string>(build, component => component.Branch),
        MergeInto = From<ICloneSource, string>(build, component => component.MergeInto),
        ReleaseBranch = From<IPlanVersions, string>(build, component => component.ReleaseBranch),
        Registry = From<IHazRegistry, string>(build, component => component.Registry),
        Environment = From<IDeploy, string>(build, component => component.Environment),
        Runtime = From<IDeploy, RuntimeChoice>(build, component => component.Runtime),
        KubernetesCredentials = From<IDeploy, string>(build, component => string.IsNullOrWhiteSpace(component.KubernetesCredentials) ? null : component.KubernetesCredentials),
        Workflows = From<IGenerateWorkflows, WorkflowOptions>(build, component => component.WorkflowOptions) ?? new WorkflowOptions(),
        Resume = From<IPipeline, bool>(build, component => component.Resume),
    };

    /// <summary>The rules for versions, for the channel that was asked for; the defaults without <see cref="IPlanVersions"/>.</summary>
    /// <exception cref="Core.Errors.PipelineException">There is no such channel.</exception>
    public static PlanOptions VersionRulesOf(INukeBuild build) => From<IPlanVersions, PlanOptions>(
        build, component => component.Channel is { } channel ? component.VersionRules with { Channel = channel } : component.VersionRules) ?? new PlanOptions();

    private static T? From<TComponent, T>(INukeBuild build, Func<TComponent, T?> read)
        where TComponent : class => build is TComponent component ? read(component) : default;
}
