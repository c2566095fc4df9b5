namespace Pipeline.Tools.Kubernetes;

/// <summary>Which cluster is used, and with which client.</summary>
public sealed record KubernetesOptions
{
    /// <summary>Gives kubectl, a name on PATH or an absolute path; called at the first use. Default: <c>kubectl</c> on PATH.</summary>
    public Func<CancellationToken, Task<string>> FindProgram { get; init; } = _ => Task.FromResult("kubectl");

    /// <summary>The kubeconfig file; null is the default: <c>KUBECONFIG</c>, else <c>~/.kube/config</c>.</summary>
    public string? KubeConfig { get; init; }

    /// <summary>Values of it that are replaced by <c>***</c> in everything that kubectl writes.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The context in the kubeconfig; null is its current one.</summary>
    public string? KubeContext { get; init; }
}
