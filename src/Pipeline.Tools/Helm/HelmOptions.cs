namespace Pipeline.Tools.Helm;

/// <summary>How Helm is run.</summary>
public sealed record HelmOptions
{
    /// <summary>Gives the program, a name on PATH or an absolute path; called at the first use. Default: <c>helm</c> on PATH.</summary>
    public Func<CancellationToken, Task<string>> FindProgram { get; init; } = _ => Task.FromResult("helm");

    /// <summary>Gives the program's version where it is known without asking the program; null asks it.</summary>
    internal Func<CancellationToken, Task<string>>? FindVersion { get; init; }

    /// <summary>Helm's own folder (cache, configuration, data), absolute: kept apart from the user's, so that no plug-in and no repository of theirs changes a result.</summary>
    public required string HomeDirectory { get; init; }

    /// <summary>The kubeconfig file; null is what Kubernetes clients use by default (<c>KUBECONFIG</c>, <c>~/.kube/config</c>).</summary>
    public string? KubeConfig { get; init; }

    /// <summary>Values of it that are replaced by <c>***</c> in everything that Helm writes.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The context in the kubeconfig; null is its current one.</summary>
    public string? KubeContext { get; init; }
}
