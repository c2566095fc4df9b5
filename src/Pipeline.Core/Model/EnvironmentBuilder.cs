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

    /// <summary>Deploys to the cluster of the kubeconfig's context <paramref name="context"/>. Default: its current one.</summary>
    public EnvironmentBuilder OnCluster(string context) => new(Environment with { Cluster = context });

    /// <summary>
    /// Sets values of charts here and nowhere else: <c>v => v.Set("replicas", 2).For("web", w => w.Set("ingress.host", "shop.example"))</c>.
    /// They go over the chart's own and over its file <c>values-&lt;environment&gt;.yaml</c>.
    /// </summary>
    public EnvironmentBuilder Values(Func<ValuesBuilder, ValuesBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return new(Environment with { Values = configure(new ValuesBuilder(Environment.Values, null)).Values });
    }

    /// <summary>
    /// Deploys with what only developers need (F3): charts get <c>global.developmentRequirements: true</c>, and elsewhere what their own
    /// values say (F4). The image is the same everywhere.
    /// </summary>
    public EnvironmentBuilder DevelopmentRequirements(bool value = true) => new(Environment with { DevelopmentRequirements = value });

    /// <summary>
    /// Runs a quick check of the whole here instead of the integration suite (D14), such as in production. The endpoints come as
    /// <c>ENDPOINT_&lt;MODULE&gt;</c> variables, as for the suite.
    /// </summary>
    /// <param name="command">The program, then its arguments.</param>
    public EnvironmentBuilder SanityCheck(params string[] command) => new(Environment with { SanityCheck = command });

    /// <summary>Lets all modules together use no more than this; what would go over it is refused before anything is changed.</summary>
    /// <param name="cpu">Processors asked for, as Kubernetes writes them: <c>4</c>, <c>500m</c>; null: any.</param>
    /// <param name="memory">Memory asked for, such as <c>8Gi</c>; null: any.</param>
    /// <param name="pods">Pods; null: any number.</param>
    public EnvironmentBuilder Quota(string? cpu = null, string? memory = null, int? pods = null) =>
        new(Environment with { Quota = new EnvironmentQuota { Cpu = cpu, Memory = memory, Pods = pods } });

    /// <summary>Says something else about the environment, in the place of what was said of the same type.</summary>
    public EnvironmentBuilder With<T>(T addition)
        where T : class => new(Environment with { Additions = Environment.Additions.With(addition) });
}
