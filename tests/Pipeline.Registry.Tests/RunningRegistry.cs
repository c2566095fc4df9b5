using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Pipeline.Core.Artifacts;
using Pipeline.Testing;
using Pipeline.Tools.Registry;

namespace Pipeline.Registry.Tests;

/// <summary>An embedded registry on a free port with an empty folder, and what tests ask of it over HTTP.</summary>
internal sealed class RunningRegistry : IAsyncDisposable
{
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";
    private readonly EmbeddedRegistry _registry;

    private RunningRegistry(EmbeddedRegistry registry, TempDirectory directory, string prefix)
    {
        _registry = registry;
        Client = new RegistryClient(registry.Address with { Prefix = prefix }, new Nobody());
        Store = directory;
        Http = new HttpClient { BaseAddress = new Uri($"http://{registry.Address.Host}/v2/") };
    }

    public TempDirectory Store { get; }

    public HttpClient Http { get; }

    public string Host => _registry.Address.Host;

    public RegistryAddress Address => _registry.Address;

    /// <summary>Asks it as the product does.</summary>
    public RegistryClient Client { get; }

    /// <param name="prefix">What stands before the names of modules in the repositories of <see cref="Client"/>.</param>
    public static async Task<RunningRegistry> StartAsync(string prefix = "")
    {
        var directory = new TempDirectory("pipeline-registry-");
        return new RunningRegistry(await EmbeddedRegistry.StartAsync(directory.Path, 0, TestContext.Current.CancellationToken), directory, prefix);
    }

    /// <summary>Pushes a blob in one request and returns its digest.</summary>
    public async Task<Digest> PushBlobAsync(string repository, byte[] content)
    {
        var digest = Digest.Of(content);
        using var response = await Http.PostAsync(new Uri($"{repository}/blobs/uploads/?digest={digest}", UriKind.Relative), new ByteArrayContent(content));
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return digest;
    }

    /// <summary>Starts an upload and returns its address.</summary>
    public async Task<Uri> StartUploadAsync(string repository)
    {
        using var response = await Http.PostAsync(new Uri($"{repository}/blobs/uploads/", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return new Uri(Http.BaseAddress!, response.Headers.Location!);
    }

    /// <summary>Pushes a manifest with one config and one layer, made of <paramref name="content"/>, and returns its digest.</summary>
    public async Task<Digest> PushImageAsync(string repository, string reference, string content = "layer", string more = "")
    {
        var manifest = await DescribeImageAsync(repository, content, more);
        using var response = await PutManifestAsync(repository, reference, manifest);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return Digest.Of(Encoding.UTF8.GetBytes(manifest));
    }

    /// <summary>Pushes a config and a layer and returns the manifest that names them.</summary>
    public async Task<string> DescribeImageAsync(string repository, string content, string more = "")
    {
        var config = await PushBlobAsync(repository, "{}"u8.ToArray());
        var layer = await PushBlobAsync(repository, Encoding.UTF8.GetBytes(content));
        return string.Create(CultureInfo.InvariantCulture, $$"""
            {"schemaVersion":2,"mediaType":"{{OciManifest}}",{{more}}"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"{{config}}","size":2},
            "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"{{layer}}","size":{{Encoding.UTF8.GetByteCount(content)}}}]}
            """);
    }

    public async Task<HttpResponseMessage> PutManifestAsync(string repository, string reference, string manifest, string mediaType = OciManifest)
    {
        using var content = new StringContent(manifest, Encoding.UTF8) { Headers = { ContentType = new MediaTypeHeaderValue(mediaType) } };
        return await Http.PutAsync(new Uri($"{repository}/manifests/{reference}", UriKind.Relative), content);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Http.GetAsync(new Uri(path, UriKind.Relative));

    public async Task<string> ReadAsync(string path) => await Http.GetStringAsync(new Uri(path, UriKind.Relative));

    /// <summary>The files of unfinished uploads.</summary>
    public IReadOnlyList<string> Leftovers() => [.. Directory.GetFiles(Store["uploads"], "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))];

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Http.Dispose();
        await _registry.DisposeAsync();
        Store.Dispose();
    }

    private sealed class Nobody : IRegistryCredentials
    {
        public Task<RegistryCredential?> FindAsync(string host, CancellationToken cancellationToken) => Task.FromResult<RegistryCredential?>(null);
    }
}
