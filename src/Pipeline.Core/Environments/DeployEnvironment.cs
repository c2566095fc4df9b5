using Pipeline.Core.Model;

namespace Pipeline.Core.Environments;

/// <summary>A named place that releases are deployed to (D10).</summary>
public sealed record DeployEnvironment
{
    /// <summary>The name: a DNS label, such as <c>staging</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The Kubernetes namespace. Default: <see cref="Name"/>.</summary>
    public string Namespace { get => field ?? Name; init; }

    /// <summary>The branch that is deployed here; null when no branch is.</summary>
    public string? Branch { get; init; }

    /// <summary>The branch into which a pull request is deployed here before it is merged; null when none is.</summary>
    public string? PullRequestInto { get; init; }

    /// <summary>The environments that a release passes before this one, by name.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>What else is said about it, such as the policy of its releases.</summary>
    public Additions Additions { get; init; } = Additions.None;
}
