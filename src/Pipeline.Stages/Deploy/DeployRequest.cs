using Pipeline.Core.Deployments;
using Pipeline.Core.Environments;

namespace Pipeline.Stages.Deploy;

/// <summary>A release to deploy.</summary>
public sealed record DeployRequest
{
    /// <summary>The release.</summary>
    public required ReleaseName Release { get; init; }

    /// <summary>The packaged chart, absolute.</summary>
    public required string Chart { get; init; }

    /// <summary>Values files that are set over the chart's, absolute; later ones win.</summary>
    public IReadOnlyList<string> ValuesFiles { get; init; } = [];

    /// <summary>How long it may take to become ready. Default five minutes.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What is to be done, exactly; null: whatever differs.</summary>
    public ModulePlan? Plan { get; init; }

    /// <summary>Whether nothing is done, and no revision made, when this very chart runs and nothing differs. Default: yes.</summary>
    public bool SkipsUnchanged { get; init; } = true;

    /// <summary>The application that it is part of; null: nobody says.</summary>
    public string? Application { get; init; }

    /// <summary>The environment that it is deployed to; null: its namespace is taken as it is.</summary>
    public DeployEnvironment? Environment { get; init; }

    /// <summary>Called once the release is held and repaired, before anything else of it is changed.</summary>
    internal Func<CancellationToken, Task> OnHeld { get; init; } = _ => Task.CompletedTask;

    /// <summary>What the history says about it.</summary>
    public required string Description { get; init; }
}
