namespace Pipeline.Core.Deployments;

/// <summary>What a deployment does to a module.</summary>
public sealed record ModulePlan
{
    /// <summary>The module.</summary>
    public required string Module { get; init; }

    /// <summary>The chart's name and version.</summary>
    public required string Chart { get; init; }

    /// <summary>What identifies the chart with the values that it is deployed with.</summary>
    public required string ChartDigest { get; init; }

    /// <summary>The chart that runs now; null when none does, or nobody knows.</summary>
    public string? RunningChart { get; init; }

    /// <summary>The newest revision of the release; 0 when there is none.</summary>
    public required int Revision { get; init; }

    /// <summary>Whether <see cref="Revision"/> is deployed: not failed, not in the middle of something.</summary>
    public required bool IsDeployed { get; init; }

    /// <summary>Its objects, in the chart's order, those that go last.</summary>
    public IReadOnlyList<ObjectPlan> Objects { get; init; } = [];

    /// <summary>What runs before or after: kind and name of each hook.</summary>
    public IReadOnlyList<string> Hooks { get; init; } = [];

    /// <summary>Whether the hooks are others than those of the release. Not in the file: a plan is made anew before it is carried out.</summary>
    internal bool HooksDiffer { get; init; }

    /// <summary>True when nothing is to be done: this very chart runs and neither object nor hook differs.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsEmpty => IsDeployed && RunningChart == Chart && !HooksDiffer && Objects.All(item => item.Change == ChangeKind.Unchanged && item.Refusal is null);
}
