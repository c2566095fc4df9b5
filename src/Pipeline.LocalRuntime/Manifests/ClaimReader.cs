namespace Pipeline.LocalRuntime.Manifests;

/// <summary>Reads what claims a volume: a PersistentVolumeClaim, or a template of one in a StatefulSet.</summary>
internal static class ClaimReader
{
    private const string Policy = "helm.sh/resource-policy";

    /// <summary>Reads a PersistentVolumeClaim.</summary>
    public static VolumeClaim Read(ManifestNode resource, string name, List<string> remarks)
    {
        resource.Accept("apiVersion", "kind", "metadata", "spec", "status");
        ReadSpec(resource, $"PersistentVolumeClaim/{name}", remarks);
        return new VolumeClaim(name, resource["metadata"]?["annotations"]?[Policy]?.Text == "keep");
    }

    /// <summary>The names of the templates; each pod has a claim <c>template-set-ordinal</c>.</summary>
    public static IReadOnlyList<string> ReadTemplates(ManifestNode? templates, string workload, List<string> remarks)
    {
        var names = new List<string>();
        foreach (var template in templates?.Items ?? [])
        {
            template.Accept("apiVersion", "kind", "metadata", "spec", "status");
            var name = template["metadata"]?.RequiredName("name", DnsName.FaultOfLabel) ?? "";
            if (names.Contains(name) && name.Length > 0)
                template.Refuse($"'{name}' is there twice");
            ReadSpec(template, $"{workload}, volume claim {name}", remarks);
            names.Add(name);
        }

        return names;
    }

    private static void ReadSpec(ManifestNode claim, string name, List<string> remarks)
    {
        var spec = claim["spec"];
        spec?.Accept("accessModes", "resources", "storageClassName", "volumeMode");
        if (spec?["volumeMode"] is { Text: not "Filesystem" } mode)
            mode.Refuse("a file system was expected");
        remarks.Add($"{name}: a volume of the container engine; its size is not limited here.");
    }
}
