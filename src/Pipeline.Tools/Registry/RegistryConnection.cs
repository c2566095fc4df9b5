using System.Net;
using System.Net.Http.Headers;
using Pipeline.Core.Errors;
using Pipeline.Tools.Registry.Oci;

namespace Pipeline.Tools.Registry;

/// <summary>HTTP to one registry: authorization, and faults in terms of what can be done about them.</summary>
internal sealed class RegistryConnection : IDisposable
{
    private const int MaximumAnswer = 4 * 1024 * 1024;
    private readonly HttpClient _http;
    private readonly RegistryAuthorizer _authorizer;

    /// <exception cref="PipelineException"><paramref name="address"/> is without TLS and not on this machine.</exception>
    public RegistryConnection(RegistryAddress address, IRegistryCredentials credentials, HttpMessageHandler handler)
    {
        if (address.PlainHttp && !address.IsLoopback)
            throw new PipelineException($"The registry {address.Host} is without TLS and not on this machine. Use https; http is for 127.0.0.1 and localhost.");
        Address = address;
        _http = new HttpClient(handler);
        _authorizer = new RegistryAuthorizer(address, credentials, _http);
        // Docker Hub's name is not the host of its registry.
        Base = new Uri($"{(address.PlainHttp ? "http" : "https")}://{(address.Host == "docker.io" ? "registry-1.docker.io" : address.Host)}/v2/");
    }

    public RegistryAddress Address { get; }

    public Uri Base { get; }

    /// <summary>Sends a request, answering the registry's challenge with what <paramref name="scope"/> needs.</summary>
    /// <exception cref="RegistryUnavailableException">Nothing answered.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, string scope, RegistryManifest? manifest, CancellationToken cancellationToken)
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

    /// <summary>Throws what an answer other than success means, with what the registry said.</summary>
    public async Task EnsureAsync(HttpResponseMessage response, string otherwise, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
            return;
        var status = response.StatusCode;
        var said = RegistryErrorBody.Read(await ReadAsync(response, cancellationToken));
        if (status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || ((int)status >= 500 && status != HttpStatusCode.InsufficientStorage))
            throw new RegistryUnavailableException(Address.Host, $"{otherwise}: it answered {(int)status}{said}");
        var next = status switch
        {
            _ when status == HttpStatusCode.InsufficientStorage || said.Contains("insufficient storage", StringComparison.OrdinalIgnoreCase) =>
                "Free space on the registry's disk, then run the stage again.",
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => $"Log in with 'docker login {Address.Host}' (or 'podman login') as somebody who may do this.",
            _ => "Check the registry's address and the repository's name.",
        };
        throw new RegistryException($"At the registry {Address.Host}, {otherwise}: it answered {(int)status}{said}. {next}", status);
    }

    /// <summary>Reads an answer of at most 4 MiB.</summary>
    public async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(MaximumAnswer, cancellationToken);
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new RegistryUnavailableException(Address.Host, exception.Message, exception);
        }
    }

    public void Dispose() => _http.Dispose();
}
