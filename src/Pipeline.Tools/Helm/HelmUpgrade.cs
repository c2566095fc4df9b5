namespace Pipeline.Tools.Helm;

/// <summary>A release to install or upgrade.</summary>
public sealed record HelmUpgrade
{
    /// <summary>The release's name.</summary>
    public required string Release { get; init; }

    /// <summary>The namespace; it is created when it is missing, where nothing else is said.</summary>
    public required string Namespace { get; init; }

    /// <summary>The chart: a folder or a <c>.tgz</c>, absolute.</summary>
    public required string Chart { get; init; }

    /// <summary>Values files that override the chart's, absolute; later ones win.</summary>
    public IReadOnlyList<string> ValuesFiles { get; init; } = [];

    /// <summary>How long the resources may take to become ready. Default five minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What the history says about it; null is Helm's default.</summary>
    public string? Description { get; init; }

    /// <summary>Whether a missing namespace is created. Default: yes.</summary>
    internal bool CreatesNamespace { get; init; } = true;
}
