using System.Globalization;
using k8s.Models;
using Pipeline.Tools.Kubernetes.Watching;

namespace Pipeline.Tools.Kubernetes.Progress;

/// <summary>How far a deployment has come.</summary>
/// <param name="Ready">How many of its pods are ready.</param>
/// <param name="Total">How many it has.</param>
/// <param name="Findings">What keeps the others.</param>
internal sealed record ReleaseProgress(int Ready, int Total, IReadOnlyList<PodFinding> Findings)
{
    private const int ShownFindings = 3;

    /// <summary>What waiting cannot mend; empty while there is hope.</summary>
    public IReadOnlyList<PodFinding> Final => [.. Findings.Where(finding => finding.IsFinal)];

    /// <summary>Reads it. The same scope has to be read again after each change: it keeps in mind which refusals were explained.</summary>
    /// <param name="scope">What belongs to the deployment.</param>
    /// <param name="now">What the namespace has.</param>
    /// <param name="rules">What counts as final.</param>
    public static ReleaseProgress Read(ReleaseScope scope, ClusterSnapshot now, FaultRules rules)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(now);
        var events = new PodEvents(now.Events);
        var (pods, reader, makers) = (scope.PodsOf(now), new PodReader(events, rules), new MakerReader(events, rules, scope.Refusals));
        var othersAreGoing = now.Pods.Any(pod => pod.Metadata.DeletionTimestamp is not null);
        return new ReleaseProgress(
            pods.Count(PodReader.IsReady),
            pods.Count,
            [
                .. scope.JobsOf(now).Select(MakerReader.ReadJob).OfType<PodFinding>(),
                .. pods.Where(pod => !PodReader.IsReady(pod)).SelectMany(pod => reader.Read(pod, scope.Before(pod))),
                .. scope.MakersOf(now).Select(maker => makers.ReadRefusal(maker.Workload, maker.Uid, IsShort(maker, now), othersAreGoing)).OfType<PodFinding>(),
                .. scope.DeploymentsOf(now).Select(MakerReader.ReadDeadline).OfType<PodFinding>(),
            ]);
    }

    /// <summary>Such as <c>waiting for orders: 0 of 1 ready; pod orders-1, container orders: image … is being pulled</c>; null when nothing is waited for.</summary>
    public string? Describe(string release)
    {
        if (Total == 0 && Findings.Count == 0)
            return $"waiting for {release}: it has no pod yet";
        if (Findings.Count == 0)
            return null;
        var more = Findings.Count > ShownFindings ? string.Create(CultureInfo.InvariantCulture, $"; and {Findings.Count - ShownFindings} more") : "";
        return string.Create(CultureInfo.InvariantCulture, $"waiting for {release}: {Ready} of {Total} ready; {string.Join("; ", Findings.Take(ShownFindings))}{more}");
    }

    private static bool IsShort((WorkloadName Workload, string Uid) maker, ClusterSnapshot now) =>
        now.ReplicaSets.FirstOrDefault(set => set.Uid() == maker.Uid) is { } set ? (set.Status?.Replicas ?? 0) < (set.Spec.Replicas ?? 1)
        : now.StatefulSets.FirstOrDefault(set => set.Uid() == maker.Uid) is { } stateful ? (stateful.Status?.Replicas ?? 0) < (stateful.Spec.Replicas ?? 1)
        : now.Jobs.FirstOrDefault(job => job.Uid() == maker.Uid)?.Status is not { } status || (status.Active ?? 0) + (status.Succeeded ?? 0) + (status.Failed ?? 0) == 0;
}
