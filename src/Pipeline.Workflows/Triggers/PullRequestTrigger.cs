namespace Pipeline.Workflows.Triggers;

/// <summary>A pull request that is opened, reopened or gets new commits.</summary>
public sealed class PullRequestTrigger
{
    /// <summary>The branches it goes into, names or patterns; empty: any.</summary>
    public IReadOnlyList<string> Branches { get; init; } = [];

    /// <summary>Only when one of these paths changed; empty: whatever changed.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Not when only these paths changed; not together with <see cref="Paths"/>.</summary>
    public IReadOnlyList<string> PathsIgnored { get; init; } = [];

    /// <summary>The activities by GitHub's names; empty: opened, synchronize, reopened.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];
}
