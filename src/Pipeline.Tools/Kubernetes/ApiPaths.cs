namespace Pipeline.Tools.Kubernetes;

/// <summary>Where the API server has the kinds that are watched and read by name.</summary>
internal static class ApiPaths
{
    private static readonly Dictionary<string, string> Groups = new()
    {
        ["deployments"] = "apis/apps/v1",
        ["replicasets"] = "apis/apps/v1",
        ["statefulsets"] = "apis/apps/v1",
        ["jobs"] = "apis/batch/v1",
        ["leases"] = "apis/coordination.k8s.io/v1",
    };

    /// <summary>The path of all objects of a kind in a namespace, such as <c>api/v1/namespaces/staging/pods</c>.</summary>
    public static string Of(string plural, string namespaceName) => $"{Groups.GetValueOrDefault(plural, "api/v1")}/namespaces/{Uri.EscapeDataString(namespaceName)}/{plural}";
}
