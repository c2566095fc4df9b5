using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Kubernetes;

/// <content>Lists, and what changes afterwards.</content>
public sealed partial class ClusterClient
{
    /// <summary>All objects below a path, and the version that they were read at.</summary>
    internal Task<(IReadOnlyList<T> Items, string Version)> ListAsync<T>(string path, CancellationToken cancellationToken) => ReadAsync<(IReadOnlyList<T>, string)>(
        HttpMethod.Get,
        path,
        () => null,
        null,
        text =>
        {
            var list = ReadObject(text);
            return (
                [.. (list["items"] as JsonArray ?? []).OfType<JsonNode>().Select(item => KubernetesJson.Deserialize<T>(item.ToJsonString()))],
                list["metadata"]?["resourceVersion"]?.GetValue<string>() ?? "");
        },
        cancellationToken);

    /// <summary>What changes below a path after <paramref name="version"/>, until the server ends it, which it does every now and then.</summary>
    /// <exception cref="ClusterRefusedException">The server refused, or <paramref name="version"/> is too old (<see cref="HttpStatusCode.Gone"/>).</exception>
    /// <exception cref="ClusterUnreachableException">The connection broke.</exception>
    internal async IAsyncEnumerable<(bool IsDeleted, T Item, string Version)> WatchAsync<T>(string path, string version, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var connection = await _connection.GetAsync(cancellationToken);
        var query = $"{path}?watch=true&allowWatchBookmarks=false&resourceVersion={Uri.EscapeDataString(version)}";
        using var response = await TranslateAsync(() => AuthorizedAsync(() => connection.SendAsync(HttpMethod.Get, query, null, null, cancellationToken)));
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(cancellationToken));
        while (await TranslateAsync(() => reader.ReadLineAsync(cancellationToken).AsTask()) is { } line)
        {
            var (type, item) = ReadChange(line);
            if (type == "ERROR")
                throw new ClusterRefusedException((HttpStatusCode)(item["code"]?.GetValue<int>() ?? 500), item["reason"]?.GetValue<string>() ?? "", _secrets.Mask(item["message"]?.GetValue<string>() ?? ""));
            yield return (type == "DELETED", Read(() => KubernetesJson.Deserialize<T>(item.ToJsonString())), item["metadata"]?["resourceVersion"]?.GetValue<string>() ?? version);
        }
    }

    private (string Type, JsonNode Object) ReadChange(string line) => Read(() =>
    {
        var change = JsonNode.Parse(line);
        return (change!["type"]!.GetValue<string>(), change["object"]!);
    });

    private T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw Unreachable("its answer is no JSON", exception);
        }
    }

    private async Task<T> TranslateAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception exception) when (exception is not PipelineException && Translate(exception) is { } told)
        {
            throw told;
        }
    }
}
