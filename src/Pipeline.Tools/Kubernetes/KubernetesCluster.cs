namespace Pipeline.Tools.Kubernetes;

/// <summary>A cluster that answers.</summary>
/// <param name="Context">The context's name in the kubeconfig.</param>
/// <param name="Version">The server's version, such as <c>v1.20.2</c>.</param>
public sealed record KubernetesCluster(string Context, string Version);
