using Pipeline.Core.Environments;

namespace Pipeline.Core.Model;

/// <summary>Describes an environment of a <see cref="PipelineModel"/>; every method returns a changed copy.</summary>
/// <param name="Environment">The environment so far.</param>
public sealed record EnvironmentBuilder(DeployEnvironment Environment)
{
    /// <summary>The head of <paramref name="branch"/> is deployed here.</summary>
    public EnvironmentBuilder FromBranch(string branch) => new(Environment with { Branch = branch });

    /// <summary>A pull request into the branch <paramref name="into"/> is deployed here before it is merged.</summary>
    public EnvironmentBuilder FromPullRequest(string into) => new(Environment with { PullRequestInto = into });

    /// <summary>A release passes <paramref name="environment"/> before this one.</summary>
    public EnvironmentBuilder After(string environment) => new(Environment with { After = [.. Environment.After, environment] });

    /// <summary>Deploys into another Kubernetes namespace than the environment's name.</summary>
    public EnvironmentBuilder InNamespace(string name) => new(Environment with { Namespace = name });

    /// <summary>Says something else about the environment, in the place of what was said of the same type.</summary>
    public EnvironmentBuilder With<T>(T addition)
        where T : class => new(Environment with { Additions = Environment.Additions.With(addition) });
}
