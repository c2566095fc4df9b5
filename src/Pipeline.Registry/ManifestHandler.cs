using Microsoft.AspNetCore.Http;
using Pipeline.Core.Artifacts;
using Pipeline.Tools.Registry.Oci;

namespace Pipeline.Registry;

/// <summary>Takes manifests in, hands them out and forgets them (OCI distribution specification 1.1, "Pushing manifests", "Content management").</summary>
internal sealed class ManifestHandler(RegistryStore store)
{
    private const int MaximumSize = 4 * 1024 * 1024;

    public async Task SendAsync(HttpContext http, string repository, string reference)
    {
        var entry = await FindAsync(repository, reference, http.RequestAborted);
        http.Response.ContentType = entry.MediaType;
        http.Response.ContentLength = entry.Size;
        http.Response.Headers["Docker-Content-Digest"] = entry.Digest.Value;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.SendFileAsync(store.PathOf(entry.Digest), http.RequestAborted);
    }

    public async Task ReceiveAsync(HttpContext http, string repository, string reference)
    {
        var (tag, promised) = Read(reference);
        var content = await ReadBodyAsync(http.Request, http.RequestAborted);
        var digest = Digest.Of(content.Span);
        if (promised is { } wanted && wanted != digest)
            throw ProtocolException.DigestDiffers(wanted, digest);
        var (mediaType, manifest) = ManifestCheck.Read(http.Request.ContentType, content.Span);
        await CheckContentAsync(repository, manifest, http.RequestAborted);
        await store.WriteAsync(store.PathOf(digest), content, http.RequestAborted);
        var entry = new OciDescriptor { MediaType = mediaType, Digest = digest, Size = content.Length };
        await store.Repositories.ChangeAsync(repository, entries => Add(entries, entry, tag), http.RequestAborted);

        if (manifest.Subject is { } subject)
            http.Response.Headers["OCI-Subject"] = subject.Digest.Value;
        http.Response.Headers.Location = $"/v2/{repository}/manifests/{digest}";
        http.Response.Headers["Docker-Content-Digest"] = digest.Value;
        http.Response.StatusCode = StatusCodes.Status201Created;
    }

    public async Task DeleteAsync(HttpContext http, string repository, string reference)
    {
        var entry = await FindAsync(repository, reference, http.RequestAborted);
        var (tag, _) = Read(reference);
        await store.Repositories.ChangeAsync(repository, entries => Remove(entries, entry.Digest, tag), http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private static (string? Tag, Digest? Digest) Read(string reference) =>
        Digest.TryParse(reference, out var digest) ? (null, digest)
        : RegistryName.IsTag(reference) ? (reference, null)
        : throw ProtocolException.TagInvalid(reference);

    private async Task<OciDescriptor> FindAsync(string repository, string reference, CancellationToken cancellationToken)
    {
        _ = Read(reference);
        var entries = await store.Repositories.FindAsync(repository, cancellationToken) ?? throw ProtocolException.NameUnknown(repository);
        return RepositoryIndexes.Match(entries, reference) ?? throw ProtocolException.ManifestUnknown(reference);
    }

    private async Task CheckContentAsync(string repository, OciManifest manifest, CancellationToken cancellationToken)
    {
        // A layer with addresses of its own may stay where it is; a subject may be pushed later.
        var blobs = (manifest.Layers ?? []).Where(layer => layer.Urls is null or []).Append(manifest.Config).OfType<OciDescriptor>();
        var sizes = blobs.Select(blob => (Descriptor: blob, Size: store.SizeOf(blob.Digest))).ToList();
        if (manifest.Manifests is { Count: > 0 } children)
        {
            var known = (await store.Repositories.FindAsync(repository, cancellationToken) ?? []).Select(entry => entry.Digest).ToHashSet();
            sizes.AddRange(children.Select(child => (child, known.Contains(child.Digest) ? store.SizeOf(child.Digest) : null)));
        }

        var missing = sizes.Where(one => one.Size is null).Select(one => one.Descriptor.Digest).Distinct().ToList();
        if (missing.Count > 0)
            throw ProtocolException.ManifestBlobsUnknown(missing);
        var wrong = sizes.Where(one => one.Size != one.Descriptor.Size).Select(one => $"{one.Descriptor.Digest} has {one.Size} bytes, not {one.Descriptor.Size}").Distinct().ToList();
        if (wrong.Count > 0)
            throw ProtocolException.ManifestInvalid($"The manifest's sizes are not those of what was pushed: {string.Join("; ", wrong)}.");
    }

    private static IEnumerable<OciDescriptor> Add(IReadOnlyList<OciDescriptor> entries, OciDescriptor added, string? tag)
    {
        if (tag is null)
            return entries.Any(entry => entry.Digest == added.Digest) ? entries : entries.Append(added);
        var tagged = added with { Annotations = new Dictionary<string, string> { [OciDescriptor.TagAnnotation] = tag } };
        var others = Untag(entries, tag).Where(entry => entry.Digest != added.Digest || entry.Annotations is not null);
        return others.Append(tagged);
    }

    private static IEnumerable<OciDescriptor> Remove(IReadOnlyList<OciDescriptor> entries, Digest digest, string? tag) =>
        tag is null ? entries.Where(entry => entry.Digest != digest) : Untag(entries, tag);

    /// <summary>Takes a tag away; the manifest stays, by its digest.</summary>
    private static IEnumerable<OciDescriptor> Untag(IReadOnlyList<OciDescriptor> entries, string tag)
    {
        var holder = entries.FirstOrDefault(entry => TagOf(entry) == tag);
        if (holder is null)
            return entries;
        var others = entries.Where(entry => entry != holder).ToList();
        return others.Any(entry => entry.Digest == holder.Digest) ? others : [.. others, holder with { Annotations = null }];
    }

    private static string? TagOf(OciDescriptor entry) => entry.Annotations?.GetValueOrDefault(OciDescriptor.TagAnnotation);

    private static async Task<ReadOnlyMemory<byte>> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaximumSize + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= MaximumSize ? buffer.AsMemory(0, length) : throw ProtocolException.ManifestTooLarge(MaximumSize);
    }
}
