using System.Globalization;
using Pipeline.Tools.Kubernetes.Progress;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>Whether a failure looks like one that the same deployment, run again, might not have.</summary>
internal static class FlakyVerdict
{
    /// <summary>The answer, with its reason: <c>no: the image will be missing next time too</c>.</summary>
    public static string Of(PodFinding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return finding.Kind switch
        {
            FaultKind.Image when finding.IsFinal => "no: the registry will say the same next time",
            FaultKind.Image => "yes: the image or its registry could not be reached in time",
            FaultKind.Crash when finding.Restarts >= 2 => string.Create(CultureInfo.InvariantCulture, $"no: it was started again {finding.Restarts} times and ended each time"),
            FaultKind.Crash => "cannot be told: it ended once; a second failure in the same place says no",
            FaultKind.OutOfMemory => $"no: it needs more memory than {finding.MemoryLimit ?? "its limit"}",
            FaultKind.Probe => "perhaps: it runs and the probe fails; it may only be slow (--deploy-timeout)",
            FaultKind.Scheduling => "perhaps: the nodes are full at the moment",
            FaultKind.Evicted => "yes: its node took it away, not its own doing",
            FaultKind.Quota => "no: the namespace has no more to give until something else goes",
            FaultKind.Forbidden => "no: the cluster forbids it",
            FaultKind.Configuration => "no: what it is configured with is not there",
            FaultKind.Volume => "perhaps: the volume may come later",
            FaultKind.Job => "cannot be told: read what its pods said last",
            FaultKind.Deadline => "perhaps: it may only be slow (progressDeadlineSeconds)",
            _ => "perhaps: it was still being started (--deploy-timeout)",
        };
    }
}
