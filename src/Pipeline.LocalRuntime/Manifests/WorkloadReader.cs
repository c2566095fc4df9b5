namespace Pipeline.LocalRuntime.Manifests;

/// <summary>Reads a Deployment, StatefulSet or Job.</summary>
internal sealed class WorkloadReader(ManifestNode resource, WorkloadKind kind, string name, IReadOnlyList<string> hooks, List<string> remarks)
{
    private static readonly string[] KnownHooks = ["pre-install", "post-install", "pre-upgrade", "post-upgrade"];

    public Workload Read()
    {
        resource.Accept("apiVersion", "kind", "metadata", "spec", "status");
        var spec = resource["spec"];
        switch (kind)
        {
            case WorkloadKind.Deployment:
                spec?.Accept("replicas", "selector", "template", "strategy", "minReadySeconds", "revisionHistoryLimit", "progressDeadlineSeconds");
                break;
            case WorkloadKind.StatefulSet:
                spec?.Accept("replicas", "selector", "template", "serviceName", "updateStrategy", "podManagementPolicy", "revisionHistoryLimit", "minReadySeconds", "volumeClaimTemplates",
                    "persistentVolumeClaimRetentionPolicy");
                break;
            default:
                spec?.Accept("template", "backoffLimit", "ttlSecondsAfterFinished", "completions", "parallelism", "activeDeadlineSeconds");
                RefuseMany(spec?["completions"]);
                RefuseMany(spec?["parallelism"]);
                break;
        }

        RefuseHooks();
        return new Workload
        {
            Kind = kind,
            Name = name,
            Replicas = kind == WorkloadKind.Job ? 1 : spec?["replicas"]?.Number ?? 1,
            StopsFirst = kind == WorkloadKind.StatefulSet || spec?["strategy"]?["type"]?.Text == "Recreate",
            ServiceName = spec?["serviceName"]?.Text,
            BackoffLimit = spec?["backoffLimit"]?.Number ?? 6,
            ClaimTemplates = ClaimReader.ReadTemplates(spec?["volumeClaimTemplates"], $"{kind}/{name}", remarks),
            DeletesClaims = spec?["persistentVolumeClaimRetentionPolicy"]?["whenDeleted"]?.Text == "Delete",
            InOrder = kind == WorkloadKind.StatefulSet && spec?["podManagementPolicy"]?.Text != "Parallel",
            Hooks = hooks,
            HookWeight = HookWeight,
            Pod = new PodReader(spec?["template"], remarks, $"{kind}/{name}").Read(),
        };
    }

    /// <summary>Reads a Pod that runs to its end: a Job that is not tried again.</summary>
    public Workload ReadPod()
    {
        resource.Accept("apiVersion", "kind", "metadata", "spec", "status");
        return new Workload { Kind = WorkloadKind.Job, Name = name, BackoffLimit = 0, Hooks = hooks, HookWeight = HookWeight, Pod = new PodReader(resource, remarks, $"Pod/{name}").Read() };
    }

    private int HookWeight => int.TryParse(resource["metadata"]?["annotations"]?["helm.sh/hook-weight"]?.Text, out var weight) ? weight : 0;

    private void RefuseHooks()
    {
        var unknown = hooks.Except(KnownHooks).Except(["test", "test-success", "test-failure"]).ToArray();
        if (unknown.Length > 0)
            resource.Refuse($"the hook {string.Join(", ", unknown)}");
        else if (hooks.Count > 0 && kind != WorkloadKind.Job)
            resource.Refuse("a hook that is no Job");
    }

    private static void RefuseMany(ManifestNode? count)
    {
        if (count is { Number: not 1 })
            count.Refuse("one pod only");
    }
}
