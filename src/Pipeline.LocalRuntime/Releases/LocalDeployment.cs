using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Quotas;

namespace Pipeline.LocalRuntime.Releases;

/// <summary>A rendered chart to run.</summary>
internal sealed record LocalDeployment
{
    /// <summary>The release's name.</summary>
    public required string Release { get; init; }

    /// <summary>The namespace.</summary>
    public required string Namespace { get; init; }

    /// <summary>The chart's name and version, for the history.</summary>
    public required string Chart { get; init; }

    /// <summary>The rendered chart: YAML documents.</summary>
    public required string Manifests { get; init; }

    /// <summary>How long it may take to become ready. Default five minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What the namespace may use at most, besides the quotas of its charts. Nothing is started that would exceed one.</summary>
    public IReadOnlyList<ResourceQuota> Quotas { get; init; } = [];

    /// <summary>What containers count as that say nothing; null: a quota refuses them.</summary>
    public ContainerDefaults? Defaults { get; init; }

    /// <summary>What the history says about it.</summary>
    public string Description { get; init; } = "";
}
