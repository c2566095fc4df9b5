using k8s.Models;

namespace Pipeline.Tools.Kubernetes.Progress;

/// <summary>Says why what makes pods makes none, or gave up.</summary>
/// <param name="events">What the cluster noted.</param>
/// <param name="rules">What counts as final.</param>
/// <param name="counts">Which refusals count.</param>
internal sealed class MakerReader(PodEvents events, FaultRules rules, RefusalCounts counts)
{
    /// <summary>Why no pod can be made; null when nothing is noted, or none is missing.</summary>
    /// <param name="workload">What makes them.</param>
    /// <param name="uid">The object that the refusals are noted of.</param>
    /// <param name="isShort">True when a pod is missing: what was refused once and is there now is no fault.</param>
    /// <param name="othersAreGoing">True when pods of the namespace are ending: what they take will be free.</param>
    public PodFinding? ReadRefusal(WorkloadName workload, string uid, bool isShort, bool othersAreGoing)
    {
        var refusals = RefusalCounts.Among(events.Of(uid));
        if (refusals.Count == 0)
            return null;
        var words = refusals[^1].Message?.Trim() ?? "";
        var isQuota = words.Contains("exceeded quota", StringComparison.Ordinal);
        var isForbidden = words.Contains("forbidden", StringComparison.OrdinalIgnoreCase);
        // The account of a namespace that is new is made a moment later.
        var heals = words.Contains("error looking up service account", StringComparison.Ordinal) || (isQuota && othersAreGoing);
        var count = counts.Count(uid, refusals, !isShort || heals);
        return !isShort ? null : new PodFinding(isQuota ? FaultKind.Quota : isForbidden ? FaultKind.Forbidden : FaultKind.Starting, workload.ToString(), $"no pod can be made: {words}")
        {
            IsFinal = (isQuota || isForbidden) && count >= rules.Refusals,
        };
    }

    /// <summary>That a Job failed for good; null when it has not.</summary>
    public static PodFinding? ReadJob(V1Job job) => job.Status?.Conditions?.FirstOrDefault(condition => condition is { Type: "Failed", Status: "True" }) is { } failed
        ? new PodFinding(FaultKind.Job, $"Job {job.Name()}", $"it failed for good: {failed.Reason}: {failed.Message}") { IsFinal = true }
        : null;

    /// <summary>That a rollout is stuck by its own deadline; null when it is not.</summary>
    public static PodFinding? ReadDeadline(V1Deployment deployment) => deployment.Status?.Conditions?.FirstOrDefault(condition => condition is { Type: "Progressing", Status: "False", Reason: "ProgressDeadlineExceeded" }) is { } stuck
        ? new PodFinding(FaultKind.Deadline, $"Deployment {deployment.Name()}", $"no progress for as long as its progressDeadlineSeconds lets it: {stuck.Message}") { IsFinal = true }
        : null;
}
