namespace Pipeline.LocalRuntime;

/// <summary>The labels by which the local runtime finds its containers again.</summary>
internal static class LocalLabels
{
    public const string Namespace = "pipeline.local.namespace";
    public const string Scope = "pipeline.local.scope";
    public const string Release = "pipeline.local.release";
    public const string Workload = "pipeline.local.workload";
    public const string Pod = "pipeline.local.pod";
    public const string Hash = "pipeline.local.hash";
    public const string PodLabels = "pipeline.local.pod-labels";
    public const string PodPorts = "pipeline.local.pod-ports";
    public const string Grace = "pipeline.local.grace-seconds";
    public const string Service = "pipeline.local.service";
}
