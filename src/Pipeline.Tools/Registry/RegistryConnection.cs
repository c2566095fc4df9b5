using System.Net;
using System.Net.Http.Headers;
using Pipeline.Core.Errors;
using Pipeline.Tools.Registry.Oci;

namespace Pipeline.Tools.Registry;

/// <summary>HTTP to one registry: authorization, and faults in terms of what can be done about them.</summary>
internal sealed class RegistryConnection : IDisposable
{
    private const int MaximumAnswer = 4 * 1024 * 1024;
    private const int MostTries = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    // For a request with all its tries; a registry that asks for more patience than is left is not tried again.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly RegistryAuthorizer _authorizer;

    /// <exception cref="PipelineException"><paramref name="address"/> is without TLS and not on this machine.</exception>
    public RegistryConnection(RegistryAddress address, IRegistryCredentials credentials, HttpMessageHandler handler, TimeProvider? time = null)
    {
        if (address.PlainHttp && !address.IsLoopback)
            throw new PipelineException($"The registry {address.Host} is without TLS and not on this machine. Use https; http is for 127.0.0.1 and localhost.");
        Address = address;
        _time = time ?? TimeProvider.System;
        _http = new HttpClient(handler);
        _authorizer = new RegistryAuthorizer(address, credentials, _http);
        // Docker Hub's name is not the host of its registry.
        Base = new Uri($"{(address.PlainHttp ? "http" : "https")}://{(address.Host == "docker.io" ? "registry-1.docker.io" : address.Host)}/v2/");
    }

    public RegistryAddress Address { get; }

    public Uri Base { get; }

    /// <summary>
    /// Sends a request, answering the registry's challenge with what <paramref name="scope"/> needs. After a fault of the moment it is sent
    /// again, within one bound for all tries, as the registry's <c>Retry-After</c> asks.
    /// </summary>
    /// <exception cref="RegistryUnavailableException">Nothing answered; the message has what the registry said last.</exception>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, string scope, RegistryManifest? manifest, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        string? said = null;
        for (var tries = 1; ; tries++)
        {
            using var limit = new CancellationTokenSource(Bound - Elapsed() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero, _time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            TimeSpan pause;
            try
            {
                var response = await SendAuthorizedAsync(method, address, scope, manifest, either.Token);
                pause = PauseAfter(tries, response);
                if (!IsOfTheMoment(response.StatusCode) || IsLast(tries, pause))
                    return response;
                said = await SayAsync(response, either.Token);
            }
            catch (RegistryUnavailableException exception)
            {
                pause = PauseAfter(tries, null);
                if (IsLast(tries, pause))
                    throw said is null ? exception : new RegistryUnavailableException(Address.Host, $"{exception.InnerException?.Message ?? exception.Message}; before that it answered {said}", exception);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new RegistryUnavailableException(Address.Host, $"no answer within {Bound.TotalSeconds:0} s{(said is null ? "" : $"; before that it answered {said}")}");
            }

            await Task.Delay(pause, _time, cancellationToken);
        }

        TimeSpan Elapsed() => _time.GetElapsedTime(started);

        bool IsLast(int tries, TimeSpan pause) => tries == MostTries || Elapsed() + pause >= Bound;
    }

    private static bool IsOfTheMoment(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || ((int)status >= 500 && status != HttpStatusCode.InsufficientStorage);

    private TimeSpan PauseAfter(int tries, HttpResponseMessage? response) => response?.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > _time.GetUtcNow() => date - _time.GetUtcNow(),
        _ => FirstPause * Math.Pow(2, tries - 1),
    };

    private async Task<string> SayAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using (response)
            return $"{(int)response.StatusCode}{RegistryErrorBody.Read(await ReadAsync(response, cancellationToken))}";
    }

    private async Task<HttpResponseMessage> SendAuthorizedAsync(HttpMethod method, Uri address, string scope, RegistryManifest? manifest, CancellationToken cancellationToken)
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
        if (IsOfTheMoment(status))
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
        using var limit = new CancellationTokenSource(Bound, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaximumAnswer, either.Token);
            return await response.Content.ReadAsByteArrayAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RegistryUnavailableException(Address.Host, $"its answer did not end within {Bound.TotalSeconds:0} s");
        }
        catch (HttpRequestException exception)
        {
            throw new RegistryUnavailableException(Address.Host, exception.Message, exception);
        }
    }

    public void Dispose() => _http.Dispose();
}
