using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Pipeline.Tools.Kubernetes;

namespace Pipeline.Tools.Helm.Storage;

/// <summary>What Helm keeps in a namespace of its releases: one Secret a revision. One question tells of all of them.</summary>
/// <param name="cluster">The cluster.</param>
internal sealed class HelmReleaseStore(ClusterClient cluster)
{
    // Labels are enough, and a record may be a megabyte.
    private const string MetadataOnly = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

    /// <summary>Every revision of a namespace, or of one release in it, oldest first.</summary>
    public async Task<IReadOnlyList<StoredRevision>> ListAsync(string namespaceName, string? release, CancellationToken cancellationToken)
    {
        var selector = release is null ? "owner=helm" : $"owner=helm,name={release}";
        var list = await cluster.SendAsync(HttpMethod.Get, $"{ApiPaths.Of("secrets", namespaceName)}?labelSelector={Uri.EscapeDataString(selector)}", null, cancellationToken, accept: MetadataOnly);
        return [.. (list?["items"] as JsonArray ?? []).Select(Read).OfType<StoredRevision>().OrderBy(revision => revision.Release, StringComparer.Ordinal).ThenBy(revision => revision.Revision)];
    }

    /// <summary>What a revision is of; null when there is none.</summary>
    public async Task<StoredRelease?> FindAsync(string namespaceName, string release, int revision, CancellationToken cancellationToken) =>
        await FindSecretAsync(namespaceName, release, revision, cancellationToken) is { } secret ? ReleasePayload.Describe(ReleasePayload.Read(secret["data"]?["release"]?.GetValue<string>() ?? "")) : null;

    /// <summary>Notes that a revision failed, as Helm does when it is told to end; that frees the release.</summary>
    /// <exception cref="ClusterRefusedException">The record changed meanwhile, or may not be written.</exception>
    public async Task MarkFailedAsync(StoredRevision revision, string namespaceName, string why, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(revision);
        if (await FindSecretAsync(namespaceName, revision.Release, revision.Revision, cancellationToken) is not { } secret)
            return;
        var release = ReleasePayload.Read(secret["data"]?["release"]?.GetValue<string>() ?? "");
        release["info"] ??= new JsonObject();
        (release["info"]!["status"], release["info"]!["description"]) = ("failed", why);
        var patch = new JsonObject
        {
            // Of this very state: whoever works on it after all keeps what it wrote.
            ["metadata"] = new JsonObject { ["resourceVersion"] = secret["metadata"]?["resourceVersion"]?.DeepClone(), ["labels"] = new JsonObject { ["status"] = "failed" } },
            ["data"] = new JsonObject { ["release"] = ReleasePayload.Write(release) },
        };
        await cluster.SendAsync(HttpMethod.Patch, PathOf(namespaceName, revision.Release, revision.Revision), patch, cancellationToken, mediaType: "application/merge-patch+json");
    }

    private async Task<JsonNode?> FindSecretAsync(string namespaceName, string release, int revision, CancellationToken cancellationToken)
    {
        try
        {
            return await cluster.SendAsync(HttpMethod.Get, PathOf(namespaceName, release, revision), null, cancellationToken);
        }
        catch (ClusterRefusedException exception) when (exception.Code == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static string PathOf(string namespaceName, string release, int revision) =>
        string.Create(CultureInfo.InvariantCulture, $"{ApiPaths.Of("secrets", namespaceName)}/sh.helm.release.v1.{Uri.EscapeDataString(release)}.v{revision}");

    private static StoredRevision? Read(JsonNode? secret)
    {
        var labels = secret?["metadata"]?["labels"];
        string? Label(string name) => labels?[name]?.GetValue<string>();
        if (Label("name") is not { } release || Label("status") is not { } status || !int.TryParse(Label("version"), CultureInfo.InvariantCulture, out var revision))
            return null;
        var changed = long.TryParse(Label("modifiedAt") ?? Label("createdAt"), CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.Parse(secret!["metadata"]!["creationTimestamp"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        return new StoredRevision(release, revision, status, changed);
    }
}
