using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pipeline.Core.Artifacts;
using Pipeline.Tools.Registry.Oci;

namespace Pipeline.Registry;

/// <summary>Lists repositories, tags and referrers (OCI distribution specification 1.1, "Content discovery").</summary>
internal sealed class ListHandler(RegistryStore store)
{
    // The specification's "lexical order", made total.
    private static readonly Comparer<string> TagOrder = Comparer<string>.Create((left, right) =>
        StringComparer.OrdinalIgnoreCase.Compare(left, right) is var order and not 0 ? order : StringComparer.Ordinal.Compare(left, right));

    public Task SendCatalogAsync(HttpContext http)
    {
        var page = Page(http, store.Repositories.List(), StringComparer.Ordinal);
        return SendAsync(http, new { repositories = page }, "application/json");
    }

    public async Task SendTagsAsync(HttpContext http, string repository)
    {
        var entries = await EntriesAsync(repository, http.RequestAborted);
        var tags = entries.Select(entry => entry.Annotations?.GetValueOrDefault(OciDescriptor.TagAnnotation)).OfType<string>().Order(TagOrder);
        await SendAsync(http, new { name = repository, tags = Page(http, [.. tags], TagOrder) }, "application/json");
    }

    public async Task SendReferrersAsync(HttpContext http, string repository, string reference)
    {
        if (!Digest.TryParse(reference, out var subject))
            throw ProtocolException.DigestInvalid($"'{reference}' is no digest.");
        var wanted = http.Request.Query["artifactType"] is [{ Length: > 0 } type] ? type : null;
        var referrers = new List<OciDescriptor>();
        foreach (var entry in (await store.Repositories.FindAsync(repository, http.RequestAborted) ?? []).DistinctBy(entry => entry.Digest))
        {
            var manifest = OciManifest.Parse(await File.ReadAllBytesAsync(store.PathOf(entry.Digest), http.RequestAborted));
            var artifactType = manifest.ArtifactType ?? manifest.Config?.MediaType;
            if (manifest.Subject?.Digest == subject && (wanted is null || wanted == artifactType))
                referrers.Add(entry with { ArtifactType = artifactType, Annotations = manifest.Annotations });
        }

        if (wanted is not null)
            http.Response.Headers["OCI-Filters-Applied"] = "artifactType";
        await SendAsync(http, new OciIndex(referrers), OciMediaTypes.Index);
    }

    private async Task<IReadOnlyList<OciDescriptor>> EntriesAsync(string repository, CancellationToken cancellationToken) =>
        await store.Repositories.FindAsync(repository, cancellationToken) ?? throw ProtocolException.NameUnknown(repository);

    private static IReadOnlyList<string> Page(HttpContext http, IReadOnlyList<string> sorted, IComparer<string> order)
    {
        var rest = http.Request.Query["last"] is [{ } last] ? sorted.Where(item => order.Compare(item, last) > 0).ToList() : sorted;
        if (http.Request.Query["n"] is not [{ } text] || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || rest.Count <= size)
            return rest;
        if (size > 0)
            http.Response.Headers.Link = $"<{http.Request.Path}?n={size}&last={Uri.EscapeDataString(rest[size - 1])}>; rel=\"next\"";
        return [.. rest.Take(size)];
    }

    private static Task SendAsync<T>(HttpContext http, T value, string contentType)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(value, OciJson.Options);
        http.Response.ContentType = contentType;
        http.Response.ContentLength = json.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(json, http.RequestAborted).AsTask();
    }
}
