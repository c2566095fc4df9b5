using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Pipeline.Testing;

/// <summary>An image without layers, as small as images are, in a registry on this machine.</summary>
public static class LayerlessImage
{
    private const string Manifest = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>Pushes it.</summary>
    /// <param name="host">The registry's host and port.</param>
    /// <param name="repository">Where to, such as <c>acme/orders</c>.</param>
    /// <param name="tag">Its tag.</param>
    /// <param name="author">What makes it differ from others.</param>
    /// <returns>The digest of its manifest.</returns>
    public static async Task<string> PushAsync(string host, string repository, string tag, string author = "test")
    {
        var token = TestContext.Current.CancellationToken;
        var configuration = Encoding.UTF8.GetBytes($$$"""{"author":"{{{author}}}","architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":[]}}""");
        var blob = DigestOf(configuration);
        var manifest = Encoding.UTF8.GetBytes(
            $$$"""{"schemaVersion":2,"mediaType":"{{{Manifest}}}","config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{{blob}}}","size":{{{configuration.Length}}}},"layers":[]}""");
        using var http = new HttpClient { BaseAddress = new Uri($"http://{host}/v2/{repository}/") };
        using var upload = await http.PostAsync(new Uri($"blobs/uploads/?digest={blob}", UriKind.Relative), new ByteArrayContent(configuration), token);
        upload.EnsureSuccessStatusCode();
        using var body = new ByteArrayContent(manifest) { Headers = { ContentType = new MediaTypeHeaderValue(Manifest) } };
        using var put = await http.PutAsync(new Uri($"manifests/{tag}", UriKind.Relative), body, token);
        put.EnsureSuccessStatusCode();
        return DigestOf(manifest);
    }

    private static string DigestOf(byte[] content) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(content))}";
}
