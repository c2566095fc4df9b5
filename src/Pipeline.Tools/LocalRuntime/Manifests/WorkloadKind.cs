namespace Pipeline.Tools.LocalRuntime.Manifests;

internal enum WorkloadKind
{
    Deployment,
    StatefulSet,
    Job,
}
