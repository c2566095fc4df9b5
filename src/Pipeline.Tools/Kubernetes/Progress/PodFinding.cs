namespace Pipeline.Tools.Kubernetes.Progress;

/// <summary>Why something of a release is not ready.</summary>
/// <param name="Kind">What keeps it.</param>
/// <param name="Subject">Whose it is: <c>pod orders-1</c>, or <c>Deployment orders</c> when there is no pod.</param>
/// <param name="Words">The cluster's words, made readable.</param>
internal sealed record PodFinding(FaultKind Kind, string Subject, string Words)
{
    /// <summary>The pod; empty when there is none.</summary>
    public string Pod { get; init; } = "";

    /// <summary>The container; empty when the pod itself is the reason.</summary>
    public string Container { get; init; } = "";

    /// <summary>True when waiting cannot mend it.</summary>
    public bool IsFinal { get; init; }

    /// <summary>How the container ended last; null when it has not.</summary>
    public int? ExitCode { get; init; }

    /// <summary>How often the container was started again.</summary>
    public int Restarts { get; init; }

    /// <summary>The memory that the container may use; null when nothing limits it.</summary>
    public string? MemoryLimit { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Container.Length == 0 ? $"{Subject}: {Words}" : $"{Subject}, container {Container}: {Words}";
}
