namespace Pipeline.LocalRuntime.Manifests;

/// <summary>Reads a pod template.</summary>
internal sealed class PodReader(ManifestNode? template, List<string> remarks, string workload)
{
    // They choose a node or a scheduler, or set what an engine gives anyway.
    private static readonly string[] Needless =
        ["nodeSelector", "affinity", "tolerations", "topologySpreadConstraints", "priorityClassName", "serviceAccountName", "serviceAccount", "imagePullSecrets"];

    private static readonly string[] Understood =
        ["containers", "initContainers", "volumes", "securityContext", "terminationGracePeriodSeconds", "restartPolicy", "automountServiceAccountToken", "enableServiceLinks", "dnsPolicy", "schedulerName"];

    public PodTemplate Read()
    {
        var spec = template?["spec"];
        spec?.Accept([.. Understood, .. Needless]);
        foreach (var key in Needless.Where(key => spec?[key] is not null))
            remarks.Add($"{workload}: {key} is not needed here.");
        var security = spec?["securityContext"];
        // The folders of volumes are open to every user of the pod, which is what fsGroup is for.
        security?.Accept("runAsUser", "runAsGroup", "runAsNonRoot", "fsGroup", "fsGroupChangePolicy", "seccompProfile", "supplementalGroups");
        if (spec?["dnsPolicy"] is { Text: not ("ClusterFirst" or "Default") } dns)
            dns.Refuse();
        ContainerTemplate[] containers = [.. spec?["containers"]?.Items.Select(container => new ContainerReader(container, security).Read()) ?? []];
        ContainerTemplate[] initContainers = [.. spec?["initContainers"]?.Items.Select(container => new ContainerReader(container, security).ReadInit()) ?? []];
        foreach (var twice in initContainers.Concat(containers).GroupBy(container => container.Name).Where(group => group.Key.Length > 0 && group.Count() > 1))
            spec!["containers"]?.Refuse($"'{twice.Key}' is there twice");
        return new PodTemplate
        {
            Labels = template?["metadata"]?["labels"]?.TextEntries ?? [],
            Annotations = template?["metadata"]?["annotations"]?.TextEntries ?? [],
            InitContainers = initContainers,
            Containers = containers,
            Volumes = Volumes(spec),
            Grace = TimeSpan.FromSeconds(spec?["terminationGracePeriodSeconds"]?.Number ?? 30),
        };
    }

    private static Dictionary<string, VolumeSource> Volumes(ManifestNode? spec)
    {
        var volumes = new Dictionary<string, VolumeSource>(StringComparer.Ordinal);
        foreach (var volume in spec?["volumes"]?.Items ?? [])
        {
            var name = volume.RequiredName("name", DnsName.FaultOfLabel);
            if (!volumes.TryAdd(name, Volume(volume)) && name.Length > 0)
                volume.Refuse($"'{name}' is there twice");
        }

        return volumes;
    }

    private static VolumeSource Volume(ManifestNode volume)
    {
        volume.Accept("name", "emptyDir", "configMap", "secret", "persistentVolumeClaim");
        if (volume["persistentVolumeClaim"] is { } claim)
        {
            claim.Accept("claimName", "readOnly");
            return new VolumeSource { Claim = claim.RequiredName("claimName", DnsName.FaultOfSubdomain), ReadOnly = claim["readOnly"]?.IsTrue ?? false };
        }

        if (volume["configMap"] is { } map)
            return Configuration(map, $"ConfigMap/{map.Required("name")}", "name");
        if (volume["secret"] is { } secret)
            return Configuration(secret, $"Secret/{secret.Required("secretName")}", "secretName");
        volume["emptyDir"]?.Accept("medium", "sizeLimit");
        return new VolumeSource();
    }

    private static VolumeSource Configuration(ManifestNode source, string configuration, string nameKey)
    {
        source.Accept(nameKey, "items", "optional", "defaultMode");
        var items = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var item in source["items"]?.Items ?? [])
        {
            item.Accept("key", "path", "mode");
            var path = item.Required("path");
            if (!RelativePath.IsInside(path))
                item.Refuse($"the path '{path}' leads out of the volume");
            items[item.Required("key")] = path;
        }

        return new VolumeSource { Configuration = configuration, Items = items, Optional = source["optional"]?.IsTrue ?? false };
    }
}
