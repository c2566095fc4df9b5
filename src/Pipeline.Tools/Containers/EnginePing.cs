namespace Pipeline.Tools.Containers;

/// <summary>What an engine says of itself in the headers of <c>GET /_ping</c>, the cheapest question that there is.</summary>
/// <param name="Identity">Who answered; null when it is no engine.</param>
/// <param name="ApiVersion">The newest version of the API that it speaks; null when it is no engine.</param>
/// <param name="Answer">The answer's status, for a message.</param>
internal sealed record EnginePing(EngineIdentity? Identity, Version? ApiVersion, string Answer)
{
    public static async Task<EnginePing> AskAsync(EngineEndpoint endpoint, CancellationToken cancellationToken)
    {
        using var handler = new SocketsHttpHandler();
        endpoint.Configure(handler);
        endpoint.Security.ConfigureHandler(handler);
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(endpoint.HttpAddress, "_ping"));
        using var response = await client.SendAsync(request, cancellationToken);
        var answer = $"status {(int)response.StatusCode}";
        return response.IsSuccessStatusCode && Header(response, "Api-Version") is { } text && Version.TryParse(text, out var version)
            ? new EnginePing(Identify(Header(response, "Server") ?? ""), version, answer)
            : new EnginePing(null, null, answer);
    }

    // Docker/28.2.2 (linux), Libpod/4.3.1 (linux). A proxy before the engine may have left it out.
    private static EngineIdentity Identify(string server)
    {
        var parts = server.Split(' ')[0].Split('/');
        return new EngineIdentity(parts[0] == "Libpod" ? "podman" : "docker", parts.Length > 1 ? parts[1] : "");
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(' ', values) : null;
}
