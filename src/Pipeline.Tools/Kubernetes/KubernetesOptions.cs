namespace Pipeline.Tools.Kubernetes;

/// <summary>Which cluster is used.</summary>
public sealed record KubernetesOptions
{
    /// <summary>The kubeconfig file; null is the default: <c>KUBECONFIG</c>, else <c>~/.kube/config</c>.</summary>
    public string? KubeConfig { get; init; }

    /// <summary>Values of it that are replaced by <c>***</c> in every message.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The context in the kubeconfig; null is its current one.</summary>
    public string? KubeContext { get; init; }
}
