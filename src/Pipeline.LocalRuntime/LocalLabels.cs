namespace Pipeline.LocalRuntime;

/// <summary>The labels by which the local runtime finds its containers and volumes again.</summary>
internal static class LocalLabels
{
    public const string Namespace = "pipeline.local.namespace";
    public const string Scope = "pipeline.local.scope";
    public const string Release = "pipeline.local.release";
    public const string Workload = "pipeline.local.workload";

    /// <summary>The pod's name; only the sandbox has it, one in each pod.</summary>
    public const string Pod = "pipeline.local.pod";

    /// <summary>The sandbox of the pod that a container is in.</summary>
    public const string Sandbox = "pipeline.local.sandbox";

    /// <summary>The container's name in its pod.</summary>
    public const string Container = "pipeline.local.container";
    public const string Grace = "pipeline.local.grace-seconds";

    public const string Service = "pipeline.local.service";

    /// <summary>The claim that a volume is for.</summary>
    public const string Claim = "pipeline.local.claim";

    /// <summary><c>true</c> on a volume that stays when its release is removed.</summary>
    public const string Lasts = "pipeline.local.lasts";

    /// <summary>The supervisor of a namespace; the value is its image.</summary>
    public const string Supervisor = "pipeline.local.supervisor";

    /// <summary>The labels of everything that belongs to a release.</summary>
    public static Dictionary<string, string> Of(LocalNamespace space, string release) => new(StringComparer.Ordinal)
    {
        [Namespace] = space.Name,
        [Scope] = space.Scope,
        [Release] = release,
    };
}
