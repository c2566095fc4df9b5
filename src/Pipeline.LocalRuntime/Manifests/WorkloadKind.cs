namespace Pipeline.LocalRuntime.Manifests;

internal enum WorkloadKind
{
    Deployment,
    StatefulSet,
    Job,
}
