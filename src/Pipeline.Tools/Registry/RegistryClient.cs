using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Errors;
using Pipeline.Tools.Registry.Oci;

namespace Pipeline.Tools.Registry;

/// <summary>
/// Asks a registry about manifests and tags (OCI distribution specification 1.1). A repository is named as the registry
/// names it, without the host: <c>acme/orders</c>.
/// </summary>
public sealed class RegistryClient : IDisposable
{
    private const int MaximumManifest = 4 * 1024 * 1024;
    private const int MaximumPages = 1000;
    private readonly HttpClient _http;
    private readonly RegistryAuthorizer _authorizer;
    private readonly Uri _base;

    /// <summary>Creates a client of the registry at <paramref name="address"/>.</summary>
    /// <param name="address">The registry.</param>
    /// <param name="credentials">Asked when the registry wants to know who is there.</param>
    /// <param name="handler">Sends the requests; null is the network. It is disposed with the client.</param>
    /// <exception cref="PipelineException"><paramref name="address"/> is without TLS and not on this machine.</exception>
    public RegistryClient(RegistryAddress address, IRegistryCredentials credentials, HttpMessageHandler? handler = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.PlainHttp && !address.IsLoopback)
            throw new PipelineException($"The registry {address.Host} is without TLS and not on this machine. Use https; http is for 127.0.0.1 and localhost.");
        Address = address;
        _http = new HttpClient(handler ?? new SocketsHttpHandler());
        _authorizer = new RegistryAuthorizer(address, credentials, _http);
        // Docker Hub's name is not the host of its registry.
        _base = new Uri($"{(address.PlainHttp ? "http" : "https")}://{(address.Host == "docker.io" ? "registry-1.docker.io" : address.Host)}/v2/");
    }

    /// <summary>The registry.</summary>
    public RegistryAddress Address { get; }

    /// <summary>The digest that <paramref name="reference"/> (a tag or a digest) stands for; null when there is no such manifest.</summary>
    /// <exception cref="RegistryUnavailableException">The registry does not answer as it should; the next try may go well.</exception>
    /// <exception cref="RegistryException">The registry refuses.</exception>
    public async Task<Digest?> FindDigestAsync(string repository, string reference, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Head, ManifestAddress(repository, reference), Pull(repository), null, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        await EnsureAsync(response, $"{repository}:{reference} could not be read", cancellationToken);
        return response.Headers.TryGetValues("Docker-Content-Digest", out var values) && Digest.TryParse(values.First(), out var digest)
            ? digest
            // The header is optional in the specification.
            : (await FindManifestAsync(repository, reference, cancellationToken))?.Digest;
    }

    /// <summary>The manifest that <paramref name="reference"/> (a tag or a digest) stands for; null when there is none.</summary>
    /// <exception cref="RegistryUnavailableException">The registry does not answer as it should; the next try may go well.</exception>
    /// <exception cref="RegistryException">The registry refuses, or what it sent is not what <paramref name="reference"/> promises.</exception>
    public async Task<RegistryManifest?> FindManifestAsync(string repository, string reference, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Get, ManifestAddress(repository, reference), Pull(repository), null, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        await EnsureAsync(response, $"{repository}:{reference} could not be read", cancellationToken);
        var content = await ReadAsync(response, cancellationToken);
        var manifest = new RegistryManifest(response.Content.Headers.ContentType?.MediaType ?? OciMediaTypes.Manifest, content);
        if (Digest.TryParse(reference, out var promised) && promised != manifest.Digest)
            throw new RegistryException($"The registry {Address.Host} sent a manifest with the digest {manifest.Digest} for {repository}@{promised}. Do not trust it; ask its operator.", response.StatusCode);
        return manifest;
    }

    /// <summary>Every tag of a repository, in the registry's order; none when there is no such repository.</summary>
    /// <exception cref="RegistryUnavailableException">The registry does not answer as it should; the next try may go well.</exception>
    /// <exception cref="RegistryException">The registry refuses.</exception>
    public async Task<IReadOnlyList<string>> ListTagsAsync(string repository, CancellationToken cancellationToken)
    {
        var tags = new List<string>();
        var page = new Uri(_base, $"{Checked(repository)}/tags/list?n=1000");
        for (var pages = 0; pages < MaximumPages && page is not null; pages++)
        {
            using var response = await SendAsync(HttpMethod.Get, page, Pull(repository), null, cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotFound)
                break;
            await EnsureAsync(response, $"the tags of {repository} could not be read", cancellationToken);
            tags.AddRange(ReadTags(await ReadAsync(response, cancellationToken), response.StatusCode));
            page = NextPage(response, page);
        }

        return tags;
    }

    /// <summary>Puts a manifest under a tag (or its digest). Its content must be in the repository.</summary>
    /// <returns>The digest under which the registry keeps it.</returns>
    /// <exception cref="RegistryUnavailableException">The registry does not answer as it should; the next try may go well.</exception>
    /// <exception cref="RegistryException">The registry refuses.</exception>
    public async Task<Digest> PutManifestAsync(string repository, string reference, RegistryManifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        using var response = await SendAsync(HttpMethod.Put, ManifestAddress(repository, reference), $"repository:{repository}:pull,push", manifest, cancellationToken);
        await EnsureAsync(response, $"{repository}:{reference} could not be written", cancellationToken);
        return response.Headers.TryGetValues("Docker-Content-Digest", out var values) && Digest.TryParse(values.First(), out var digest) ? digest : manifest.Digest;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string Pull(string repository) => $"repository:{repository}:pull";

    private Uri ManifestAddress(string repository, string reference) =>
        RegistryGrammar.IsTag(reference) || Digest.TryParse(reference, out _)
            ? new Uri(_base, $"{Checked(repository)}/manifests/{reference}")
            : throw new PipelineException($"'{reference}' is neither a tag nor a digest: a tag has at most 128 letters, digits, '.', '_' and '-'.");

    private static string Checked(string repository) => RegistryGrammar.IsRepository(repository)
        ? repository
        : throw new PipelineException($"'{repository}' is no repository: lower-case letters, digits and single separators ('.', '_', '__', '-') in parts between slashes.");

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, string scope, RegistryManifest? manifest, CancellationToken cancellationToken)
    {
        try
        {
            var response = await SendOnceAsync(method, address, _authorizer.Granted(scope), manifest, cancellationToken);
            if (response.StatusCode != HttpStatusCode.Unauthorized)
                return response;
            var authorization = await _authorizer.AuthorizeAsync(response.Headers.WwwAuthenticate, scope, cancellationToken);
            if (authorization is null)
                return response;
            response.Dispose();
            return await SendOnceAsync(method, address, authorization, manifest, cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new RegistryUnavailableException(Address.Host, exception.Message, exception);
        }
        catch (TaskCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RegistryUnavailableException(Address.Host, $"no answer within {_http.Timeout.TotalSeconds:0} s", exception);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpMethod method, Uri address, AuthenticationHeaderValue? authorization, RegistryManifest? manifest, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = authorization;
        foreach (var mediaType in OciMediaTypes.Manifests.Append("application/json"))
            request.Headers.Accept.ParseAdd(mediaType);
        if (manifest is not null)
            request.Content = new ReadOnlyMemoryContent(manifest.Content) { Headers = { ContentType = new MediaTypeHeaderValue(manifest.MediaType) } };
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private async Task EnsureAsync(HttpResponseMessage response, string otherwise, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
            return;
        var status = response.StatusCode;
        var said = RegistryErrorBody.Read(await ReadAsync(response, cancellationToken));
        if (status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || ((int)status >= 500 && status != HttpStatusCode.InsufficientStorage))
            throw new RegistryUnavailableException(Address.Host, $"{otherwise}: it answered {(int)status}{said}");
        var next = status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"Log in with 'docker login {Address.Host}' (or 'podman login') as somebody who may do this.",
            HttpStatusCode.InsufficientStorage => "Free space on the registry's disk, then run the stage again.",
            _ => "Check the registry's address and the repository's name.",
        };
        throw new RegistryException($"At the registry {Address.Host}, {otherwise}: it answered {(int)status}{said}. {next}", status);
    }

    private async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MaximumManifest, cancellationToken);
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new RegistryUnavailableException(Address.Host, exception.Message, exception);
        }
    }

    private IEnumerable<string> ReadTags(byte[] json, HttpStatusCode status)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            // A repository whose last tag was deleted may say null.
            return document.RootElement.GetProperty("tags") is { ValueKind: JsonValueKind.Array } tags ? [.. tags.EnumerateArray().Select(tag => tag.GetString()!)] : [];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new RegistryException($"What the registry {Address.Host} sent is no list of tags. Check that its address is that of an OCI registry.", status);
        }
    }

    // The link is outside input: it may not lead to another host.
    private static Uri? NextPage(HttpResponseMessage response, Uri page)
    {
        if (!response.Headers.TryGetValues("Link", out var links) || links.FirstOrDefault(link => link.Contains("rel=\"next\"", StringComparison.Ordinal)) is not { } next)
            return null;
        var (start, end) = (next.IndexOf('<', StringComparison.Ordinal), next.IndexOf('>', StringComparison.Ordinal));
        return start >= 0 && end > start && Uri.TryCreate(page, next[(start + 1)..end], out var uri) && uri.Authority == page.Authority && uri.Scheme == page.Scheme ? uri : null;
    }
}
