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

    /// <summary>The context of the kubeconfig whose cluster it is on; null: the current one. The local runtime has none.</summary>
    public string? Cluster { get; init; }

    /// <summary>Values that charts get here and nowhere else.</summary>
    public EnvironmentValues Values { get; init; } = EnvironmentValues.None;

    /// <summary>Whether charts are deployed with what only developers need (F3, F4). Default: no.</summary>
    public bool DevelopmentRequirements { get; init; }

    /// <summary>What all modules together may use; null: as much as there is.</summary>
    public EnvironmentQuota? Quota { get; init; }

    /// <summary>The command of the quick check of the whole that runs here instead of the integration suite (D14), program first; empty: the suite.</summary>
    public IReadOnlyList<string> SanityCheck { get; init; } = [];

    /// <summary>What else is said about it, such as the policy of its releases.</summary>
    public Additions Additions { get; init; } = Additions.None;

    /// <summary>Whether it is a preview: its namespace is made by whoever opens it, and by nobody else.</summary>
    internal bool IsPreview { get; init; }

    /// <summary>What the model sets of the chart of <paramref name="module"/> here, as a values file; null: nothing.</summary>
    internal string? ValuesOf(string module) =>
        (DevelopmentRequirements ? Values.WithFirst(new EnvironmentValue(null, ["global", "developmentRequirements"], true)) : Values).Write(module);
}
