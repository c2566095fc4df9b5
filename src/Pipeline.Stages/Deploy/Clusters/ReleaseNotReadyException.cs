using k8s.Models;
using Pipeline.Core.Errors;
using Pipeline.Tools.Kubernetes.Progress;

namespace Pipeline.Stages.Deploy.Clusters;

/// <summary>A release did not become ready, with what was seen of it.</summary>
internal sealed class ReleaseNotReadyException : PipelineException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="progress">How far it came.</param>
    /// <param name="events">What the cluster noted.</param>
    /// <param name="pods">The pods that were waited for.</param>
    /// <param name="isInVain">True when it was ended because waiting cannot mend it.</param>
    /// <param name="cause">What was reported.</param>
    public ReleaseNotReadyException(ReleaseProgress progress, PodEvents events, IReadOnlyList<V1Pod> pods, bool isInVain, Exception cause)
        : base(cause.Message, cause) => (Progress, Events, Pods, IsInVain) = (progress, events, pods, isInVain);

    /// <summary>How far it came.</summary>
    public ReleaseProgress Progress { get; }

    /// <summary>What the cluster noted.</summary>
    public PodEvents Events { get; }

    /// <summary>The pods that were waited for.</summary>
    public IReadOnlyList<V1Pod> Pods { get; }

    /// <summary>True when it was ended because waiting cannot mend it.</summary>
    public bool IsInVain { get; }
}
