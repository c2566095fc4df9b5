using Pipeline.Core.Environments;

namespace Pipeline.Core.Previews;

/// <summary>What holds for every preview of an application.</summary>
public sealed record PreviewRules
{
    /// <summary>How long a preview lives after it was opened, or opened again. Default: three days.</summary>
    public TimeSpan TimeToLive { get; init; } = TimeSpan.FromDays(3);

    /// <summary>How long it lives without being opened, deployed to or tested. Default: a day.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How many there may be at once. Default: ten.</summary>
    public int AtMost { get; init; } = 10;

    /// <summary>What all modules of one preview together may use; null: as much as there is.</summary>
    public EnvironmentQuota? Quota { get; init; }

    /// <summary>Values that charts get in previews and nowhere else.</summary>
    public EnvironmentValues Values { get; init; } = EnvironmentValues.None;

    /// <summary>The context of the kubeconfig whose cluster previews are on; null: the current one.</summary>
    public string? Cluster { get; init; }

    /// <summary>Whether charts are deployed with what only developers need. Default: no.</summary>
    public bool DevelopmentRequirements { get; init; }

    /// <summary>The environment of one preview.</summary>
    internal DeployEnvironment EnvironmentOf(PreviewName name) => new()
    {
        Name = name.Environment,
        Namespace = name.Namespace,
        Cluster = Cluster,
        Values = Values,
        DevelopmentRequirements = DevelopmentRequirements,
        Quota = Quota,
        IsPreview = true,
    };
}
