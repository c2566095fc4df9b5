using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Pipeline.Core.Errors;
using Pipeline.Tools.Registry.Oci;

namespace Pipeline.Registry;

/// <summary>Answers every request: finds the endpoint, and turns faults into the specification's error bodies.</summary>
internal sealed class RegistryHandler(RegistryStore store, UploadSessions sessions)
{
    public const string StoreHeader = "Pipeline-Registry-Store";

    private readonly UploadHandler _uploads = new(store, sessions);
    private readonly BlobHandler _blobs = new(store);
    private readonly ManifestHandler _manifests = new(store);
    private readonly ListHandler _lists = new(store);

    public async Task HandleAsync(HttpContext http)
    {
        http.Response.Headers["Docker-Distribution-API-Version"] = "registry/2.0";
        http.Response.Headers[StoreHeader] = store.Id;
        try
        {
            // A web page that got its own name to point at loopback must not reach the store.
            if (!IsLoopback(http.Request.Host.Host))
                throw ProtocolException.Denied($"This registry serves loopback addresses only, not '{http.Request.Host.Host}'.");
            if (ForeignOrigin(http.Request) is { } origin)
                throw ProtocolException.Denied($"This registry serves programs, not web pages of another origin: {origin}.");
            await DispatchAsync(http, RegistryRoute.Parse(http.Request.Path.Value ?? ""));
        }
        catch (ProtocolException exception)
        {
            await FailAsync(http, exception.Status, exception.Code, exception.Message);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ConnectionResetException or BadHttpRequestException)
        {
            // The client has gone; nobody reads an answer.
            http.Abort();
        }
        catch (DamagedIndexException exception)
        {
            await FailAsync(http, StatusCodes.Status403Forbidden, "DENIED", exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or PipelineException)
        {
            // Engines try a 5xx again for most of a minute; this they believe at once.
            await FailAsync(http, StatusCodes.Status403Forbidden, "DENIED", $"insufficient storage: the registry's folder {store.Directory} cannot be written: {exception.Message}");
        }
    }

    private Task DispatchAsync(HttpContext http, RegistryRoute route)
    {
        var method = HttpMethods.GetCanonicalizedValue(http.Request.Method);
        var (repository, reference) = (route.Repository, route.Reference);
        switch (route.Kind, method)
        {
            case (RegistryEndpoint.Base, "GET" or "HEAD"):
                http.Response.ContentType = "application/json";
                return method == "GET" ? http.Response.WriteAsync("{}", http.RequestAborted) : Task.CompletedTask;
            case (RegistryEndpoint.Catalog, "GET" or "HEAD"):
                return _lists.SendCatalogAsync(http);
            case (RegistryEndpoint.Tags, "GET" or "HEAD"):
                return _lists.SendTagsAsync(http, repository);
            case (RegistryEndpoint.Referrers, "GET" or "HEAD"):
                return _lists.SendReferrersAsync(http, repository, reference);
            case (RegistryEndpoint.Blob, "GET" or "HEAD"):
                return _blobs.SendAsync(http, reference);
            case (RegistryEndpoint.Uploads, "POST"):
                return _uploads.StartAsync(http, repository);
            case (RegistryEndpoint.Upload, "PATCH"):
                return _uploads.AppendAsync(http, repository, reference);
            case (RegistryEndpoint.Upload, "PUT"):
                return _uploads.CompleteAsync(http, repository, reference);
            case (RegistryEndpoint.Upload, "GET" or "HEAD"):
                _uploads.Describe(http, repository, reference);
                return Task.CompletedTask;
            case (RegistryEndpoint.Upload, "DELETE"):
                return _uploads.CancelAsync(http, repository, reference);
            case (RegistryEndpoint.Manifest, "GET" or "HEAD"):
                return _manifests.SendAsync(http, repository, reference);
            case (RegistryEndpoint.Manifest, "PUT"):
                return _manifests.ReceiveAsync(http, repository, reference);
            case (RegistryEndpoint.Manifest, "DELETE"):
                return _manifests.DeleteAsync(http, repository, reference);
            case (RegistryEndpoint.None, _):
                http.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            default:
                http.Response.Headers.Allow = MethodsOf(route.Kind);
                throw ProtocolException.Unsupported($"{method} is not supported here.");
        }
    }

    // RFC 9110, 15.5.6: who is told that a method is not supported is told which ones are.
    private static string MethodsOf(RegistryEndpoint endpoint) => endpoint switch
    {
        RegistryEndpoint.Uploads => "POST",
        RegistryEndpoint.Upload => "GET, HEAD, PATCH, PUT, DELETE",
        RegistryEndpoint.Manifest => "GET, HEAD, PUT, DELETE",
        _ => "GET, HEAD",
    };

    // Browsers send a page's simple requests without asking first, and say whose page it is. No registry client sends either header.
    private static string? ForeignOrigin(HttpRequest request) =>
        request.Headers.Origin is { Count: > 0 } origin && origin.ToString() != $"{request.Scheme}://{request.Host}" ? $"'{origin}'"
        : request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site.ToString() is not ("same-origin" or "none") ? $"Sec-Fetch-Site is '{site}'"
        : null;

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static async Task FailAsync(HttpContext http, int status, string code, string message)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        var body = JsonSerializer.SerializeToUtf8Bytes(new { errors = new[] { new { code, message } } }, OciJson.Options);
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }
}
