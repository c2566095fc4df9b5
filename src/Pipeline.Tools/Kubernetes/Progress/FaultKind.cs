namespace Pipeline.Tools.Kubernetes.Progress;

/// <summary>What keeps a pod from being ready.</summary>
internal enum FaultKind
{
    /// <summary>Nothing yet: it is being started.</summary>
    Starting,

    /// <summary>Its image is not there, or not yet.</summary>
    Image,

    /// <summary>A container ended.</summary>
    Crash,

    /// <summary>A container used more memory than it may.</summary>
    OutOfMemory,

    /// <summary>A container runs and a probe fails.</summary>
    Probe,

    /// <summary>A quota does not let it be made.</summary>
    Quota,

    /// <summary>The cluster does not let it be made.</summary>
    Forbidden,

    /// <summary>No node takes it.</summary>
    Scheduling,

    /// <summary>A volume cannot be mounted.</summary>
    Volume,

    /// <summary>What its container is configured with is missing or wrong.</summary>
    Configuration,

    /// <summary>A Job failed for good.</summary>
    Job,

    /// <summary>The rollout made no progress for as long as the chart lets it.</summary>
    Deadline,

    /// <summary>Its node took it away.</summary>
    Evicted,
}
