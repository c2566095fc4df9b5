using Pipeline.Core.Environments;
using Pipeline.Core.Modules;
using Pipeline.Releases.Policies;

namespace Pipeline.Workflows.Generation;

/// <summary>Everything that the workflows of a repository follow from.</summary>
internal sealed record WorkflowModel
{
    /// <summary>The application's name, a DNS label.</summary>
    public required string Application { get; init; }

    /// <summary>The modules, in any order.</summary>
    public required IReadOnlyList<Module> Modules { get; init; }

    /// <summary>The environments in the order in which a release passes them.</summary>
    public required IReadOnlyList<DeployEnvironment> Environments { get; init; }

    /// <summary>The names of the targets that the build has. A job is generated only for a target that is there.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>Branches, machines, schedule, registry.</summary>
    public WorkflowOptions Options { get; init; } = new();

    /// <summary>The secrets that targets read, each handed to the steps of its target only.</summary>
    public IReadOnlyList<TargetSecret> Secrets { get; init; } = [];

    /// <summary>The rules of releases; null when the build keeps no record of them.</summary>
    public ReleasePolicy? Releases { get; init; }

    /// <summary>Whether bundles are sealed, and promoted instead of deployed.</summary>
    internal bool Promotes => Releases is not null && Has(TargetNames.Bundle) && Has(TargetNames.Promote);

    internal bool Has(string target) => Targets.Contains(target, StringComparer.Ordinal);

    internal DeployEnvironment? EnvironmentOf(string branch) => Environments.FirstOrDefault(environment => environment.Branch == branch);
}
