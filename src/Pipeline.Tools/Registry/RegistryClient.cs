using System.Net;
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
    private const int MaximumPages = 1000;
    private readonly RegistryConnection _connection;

    /// <summary>Creates a client of the registry at <paramref name="address"/>.</summary>
    /// <param name="address">The registry.</param>
    /// <param name="credentials">Asked when the registry wants to know who is there.</param>
    /// <param name="handler">Sends the requests; null is the network. It is disposed with the client.</param>
    /// <exception cref="PipelineException"><paramref name="address"/> is without TLS and not on this machine.</exception>
    public RegistryClient(RegistryAddress address, IRegistryCredentials credentials, HttpMessageHandler? handler = null)
        : this(address, credentials, handler, TimeProvider.System)
    {
    }

    /// <param name="address">The registry.</param>
    /// <param name="credentials">Asked when the registry wants to know who is there.</param>
    /// <param name="handler">Sends the requests; null is the network. It is disposed with the client.</param>
    /// <param name="time">Measures the pauses between tries.</param>
    internal RegistryClient(RegistryAddress address, IRegistryCredentials credentials, HttpMessageHandler? handler, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(address);
        _connection = new RegistryConnection(address, credentials, handler ?? new SocketsHttpHandler(), time);
    }

    /// <summary>The registry.</summary>
    public RegistryAddress Address => _connection.Address;

    /// <summary>The digest that <paramref name="reference"/> (a tag or a digest) stands for; null when there is no such manifest.</summary>
    /// <exception cref="RegistryUnavailableException">The registry does not answer as it should; the next try may go well.</exception>
    /// <exception cref="RegistryException">The registry refuses.</exception>
    public async Task<Digest?> FindDigestAsync(string repository, string reference, CancellationToken cancellationToken)
    {
        using var response = await _connection.SendAsync(HttpMethod.Head, ManifestAddress(repository, reference), Pull(repository), null, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        await _connection.EnsureAsync(response, $"{repository}:{reference} could not be read", cancellationToken);
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
        using var response = await _connection.SendAsync(HttpMethod.Get, ManifestAddress(repository, reference), Pull(repository), null, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        await _connection.EnsureAsync(response, $"{repository}:{reference} could not be read", cancellationToken);
        var content = await _connection.ReadAsync(response, cancellationToken);
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
        var page = new Uri(_connection.Base, $"{Checked(repository)}/tags/list?n=1000");
        for (var pages = 0; pages < MaximumPages && page is not null; pages++)
        {
            using var response = await _connection.SendAsync(HttpMethod.Get, page, Pull(repository), null, cancellationToken);
            if (response.StatusCode == HttpStatusCode.NotFound)
                break;
            await _connection.EnsureAsync(response, $"the tags of {repository} could not be read", cancellationToken);
            tags.AddRange(ReadTags(await _connection.ReadAsync(response, cancellationToken), response.StatusCode));
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
        using var response = await _connection.SendAsync(HttpMethod.Put, ManifestAddress(repository, reference), $"repository:{repository}:pull,push", manifest, cancellationToken);
        await _connection.EnsureAsync(response, $"{repository}:{reference} could not be written", cancellationToken);
        return response.Headers.TryGetValues("Docker-Content-Digest", out var values) && Digest.TryParse(values.First(), out var digest) ? digest : manifest.Digest;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static string Pull(string repository) => $"repository:{repository}:pull";

    private Uri ManifestAddress(string repository, string reference) =>
        new(_connection.Base, $"{Checked(repository)}/manifests/{(Digest.TryParse(reference, out _) ? reference : RegistryName.CheckTag(reference))}");

    private static string Checked(string repository) => RegistryName.IsRepository(repository)
        ? repository
        : throw new PipelineException($"'{repository}' is no repository: lower-case letters, digits and single separators ('.', '_', '__', '-') in parts between slashes.");

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
