using Pipeline.Core.Deployments;
using Pipeline.Core.Rollbacks;

namespace Pipeline.Stages.Deploy;

/// <summary>A place that charts are deployed to.</summary>
public interface IDeployer
{
    /// <summary><c>kubernetes</c> or <c>local</c>, as the stage's outputs and the options name it.</summary>
    string Runtime { get; }

    /// <summary>Finds out what <see cref="DeployAsync"/> would do, and changes nothing.</summary>
    Task<ModulePlan> PlanAsync(DeployRequest request, CancellationToken cancellationToken);

    /// <summary>Installs or upgrades a release and waits until it is ready. What it cannot run it names and refuses before anything is changed.</summary>
    /// <exception cref="DeployException">The release did not become ready; the message names pod, container, reason and last log lines.</exception>
    Task<DeployedRelease> DeployAsync(DeployRequest request, TextWriter log, CancellationToken cancellationToken);

    /// <summary>The revisions of a release, oldest first; empty when there is no such release.</summary>
    Task<IReadOnlyList<ReleaseRevision>> HistoryAsync(ReleaseName release, CancellationToken cancellationToken);

    /// <summary>Whether <paramref name="revision"/> is what runs now, untouched since.</summary>
    Task<bool> IsRunningAsync(ReleaseName release, int revision, CancellationToken cancellationToken);

    /// <summary>Goes back to an earlier revision and waits until it is ready (D16).</summary>
    Task RollbackAsync(ReleaseName release, int revision, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken);

    /// <summary>Removes a release and everything that belongs to it. Does nothing when there is no such release.</summary>
    Task RemoveAsync(ReleaseName release, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken);

    /// <summary>Whether the release's chart brings tests (hooks <c>test</c>).</summary>
    Task<bool> HasTestsAsync(ReleaseName release, CancellationToken cancellationToken);

    /// <summary>Runs the tests of the release's chart, and removes what an earlier run of them left.</summary>
    /// <returns>What failed, with its last words; null when all passed.</returns>
    /// <exception cref="TestsNotRunException">Their images cannot be had, which says nothing of the release.</exception>
    Task<string?> TestAsync(ReleaseName release, TimeSpan timeout, TextWriter log, CancellationToken cancellationToken);

    /// <summary>Opens a way to the release's Service that works from this machine until it is disposed; null when the release has no Service.</summary>
    Task<EndpointLease?> OpenEndpointAsync(ReleaseName release, CancellationToken cancellationToken);
}
