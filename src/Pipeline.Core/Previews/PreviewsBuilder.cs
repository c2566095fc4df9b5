using Pipeline.Core.Environments;

namespace Pipeline.Core.Previews;

/// <summary>Describes the previews of an application; every method returns a changed copy.</summary>
/// <param name="Rules">What holds so far.</param>
public sealed record PreviewsBuilder(PreviewRules Rules)
{
    /// <summary>Closes a preview this long after it was opened, or opened again.</summary>
    public PreviewsBuilder TimeToLive(TimeSpan time) => new(Rules with { TimeToLive = time });

    /// <summary>Closes a preview that was not opened, deployed to or tested for this long.</summary>
    public PreviewsBuilder Idle(TimeSpan time) => new(Rules with { Idle = time });

    /// <summary>Lets there be no more than this many at once.</summary>
    public PreviewsBuilder AtMost(int count) => new(Rules with { AtMost = count });

    /// <summary>Lets all modules of one preview together use no more than this.</summary>
    /// <param name="cpu">Processors asked for, as Kubernetes writes them: <c>4</c>, <c>500m</c>; null: any.</param>
    /// <param name="memory">Memory asked for, such as <c>8Gi</c>; null: any.</param>
    /// <param name="pods">Pods; null: any number.</param>
    public PreviewsBuilder Quota(string? cpu = null, string? memory = null, int? pods = null) =>
        new(Rules with { Quota = new EnvironmentQuota { Cpu = cpu, Memory = memory, Pods = pods } });

    /// <summary>Sets values of charts in previews and nowhere else, as for an environment.</summary>
    public PreviewsBuilder Values(Func<ValuesBuilder, ValuesBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return new(Rules with { Values = configure(new ValuesBuilder(Rules.Values, null)).Values });
    }

    /// <summary>Opens previews on the cluster of the kubeconfig's context <paramref name="context"/>. Default: its current one.</summary>
    public PreviewsBuilder OnCluster(string context) => new(Rules with { Cluster = context });

    /// <summary>Deploys with what only developers need: charts get <c>global.developmentRequirements: true</c>.</summary>
    public PreviewsBuilder DevelopmentRequirements(bool value = true) => new(Rules with { DevelopmentRequirements = value });
}
