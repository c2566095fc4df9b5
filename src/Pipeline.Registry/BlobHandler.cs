using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Pipeline.Core.Artifacts;

namespace Pipeline.Registry;

/// <summary>Hands blobs out, whole or in ranges.</summary>
internal sealed class BlobHandler(RegistryStore store)
{
    public Task SendAsync(HttpContext http, string reference)
    {
        if (!Digest.TryParse(reference, out var digest) || !store.Has(digest))
            throw ProtocolException.BlobUnknown(reference);
        http.Response.Headers["Docker-Content-Digest"] = digest.Value;
        var file = TypedResults.PhysicalFile(store.PathOf(digest), "application/octet-stream", entityTag: new EntityTagHeaderValue($"\"{digest}\""), enableRangeProcessing: true);
        return file.ExecuteAsync(http);
    }
}
