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
        // RFC 9110: a range in a unit that is not known is ignored; the framework reads every unit as bytes.
        if (!http.Request.Headers.Range.ToString().StartsWith("bytes=", StringComparison.OrdinalIgnoreCase))
            http.Request.Headers.Remove(HeaderNames.Range);
        var file = TypedResults.PhysicalFile(store.PathOf(digest), "application/octet-stream", entityTag: new EntityTagHeaderValue($"\"{digest}\""), enableRangeProcessing: true);
        return file.ExecuteAsync(http);
    }
}
