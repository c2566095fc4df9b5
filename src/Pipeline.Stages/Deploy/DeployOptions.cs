using Pipeline.Core.Deployments;
using Pipeline.Core.Environments;

namespace Pipeline.Stages.Deploy;

/// <summary>Where and how modules are deployed.</summary>
internal sealed record DeployOptions
{
    /// <summary>The application; null: nobody says.</summary>
    public string? Application { get; init; }

    /// <summary>The environment; its namespace receives the releases.</summary>
    public required DeployEnvironment Environment { get; init; }

    /// <summary>How long a release may take to become ready. Default five minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Measures pauses. Default: the system's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The channel that is told, such as <c>#production</c>; null is the notifier's own.</summary>
    public string? Channel { get; init; }

    /// <summary>Called whenever a deployment really begins; it throws nothing.</summary>
    public Func<Task> OnBegin { get; init; } = () => Task.CompletedTask;

    /// <summary>Who deploys; null when nobody knows.</summary>
    public string? Who { get; init; }

    /// <summary>The page of this run, for the message; null: where the module answers is linked instead.</summary>
    public Uri? RunLink { get; init; }

    /// <summary>Remembers what ran before; null: nobody does, and what is deployed stays when another module fails.</summary>
    public DeploymentJournal? Journal { get; init; }

    /// <summary>What is deployed, and nothing else; null: whatever differs.</summary>
    public DeployPlan? Plan { get; init; }

    /// <summary>What the history of each release notes besides version, commit and chart; null: nothing.</summary>
    public string? Note { get; init; }
}
