namespace Pipeline.LocalRuntime.Manifests;

/// <summary>Reads a ResourceQuota.</summary>
internal static class QuotaReader
{
    public static ResourceQuota Read(ManifestNode resource, string name, List<string> remarks)
    {
        resource.Accept("apiVersion", "kind", "metadata", "spec", "status");
        resource["spec"]?.Accept("hard");
        var quota = new ResourceQuota { Name = name };
        foreach (var (key, value) in resource["spec"]?["hard"]?.Entries ?? [])
        {
            if (Quantity.Parse(value.Text) is not { } amount)
            {
                value.Refuse($"'{value.Text}' is no quantity");
                continue;
            }

            switch (key)
            {
                case "pods" or "count/pods":
                    quota = quota with { Pods = amount };
                    break;
                case "cpu" or "requests.cpu":
                    quota = quota with { RequestedCpus = amount };
                    break;
                case "memory" or "requests.memory":
                    quota = quota with { RequestedMemoryBytes = amount };
                    break;
                case "limits.cpu":
                    quota = quota with { Cpus = amount };
                    break;
                case "limits.memory":
                    quota = quota with { MemoryBytes = amount };
                    break;
                default:
                    remarks.Add($"ResourceQuota/{name}: {key} is not enforced here.");
                    break;
            }
        }

        return quota;
    }
}
