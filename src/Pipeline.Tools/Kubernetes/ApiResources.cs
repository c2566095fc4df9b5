using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Pipeline.Core.Concurrency;

namespace Pipeline.Tools.Kubernetes;

/// <summary>Where the API server of a cluster has the objects of a kind, as it tells itself.</summary>
/// <param name="cluster">The cluster.</param>
internal sealed class ApiResources(ClusterClient cluster)
{
    private readonly ConcurrentDictionary<string, Once<IReadOnlyDictionary<string, (string Plural, bool IsNamespaced)>>> _groups = new(StringComparer.Ordinal);

    /// <summary>The path of all objects of the kind of <paramref name="item"/>; null when the server does not know the kind.</summary>
    /// <param name="item">An object.</param>
    /// <param name="namespaceName">The namespace that it goes to when it names none.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<string?> FindPathAsync(JsonObject item, string namespaceName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        var version = item["apiVersion"]?.ToString() ?? "";
        var group = version.Contains('/', StringComparison.Ordinal) ? $"apis/{version}" : $"api/{version}";
        var known = await _groups.GetOrAdd(group, path => new Once<IReadOnlyDictionary<string, (string, bool)>>(token => ReadAsync(path, token))).GetAsync(cancellationToken);
        if (!known.TryGetValue(item["kind"]?.ToString() ?? "", out var resource))
            return null;
        var place = item["metadata"]?["namespace"]?.ToString() ?? namespaceName;
        return resource.IsNamespaced ? $"{group}/namespaces/{Uri.EscapeDataString(place)}/{resource.Plural}" : $"{group}/{resource.Plural}";
    }

    private async Task<IReadOnlyDictionary<string, (string Plural, bool IsNamespaced)>> ReadAsync(string group, CancellationToken cancellationToken)
    {
        try
        {
            var list = await cluster.SendAsync(HttpMethod.Get, group, null, cancellationToken);
            // A name with a slash is a part of another: pods/log.
            return (list?["resources"] as JsonArray ?? []).OfType<JsonObject>().Where(entry => entry["name"]?.ToString().Contains('/', StringComparison.Ordinal) == false)
                .ToDictionary(entry => entry["kind"]!.ToString(), entry => (entry["name"]!.ToString(), entry["namespaced"]?.GetValue<bool>() ?? false));
        }
        catch (ClusterRefusedException exception) when (exception.Code == HttpStatusCode.NotFound)
        {
            return new Dictionary<string, (string, bool)>();
        }
    }
}
