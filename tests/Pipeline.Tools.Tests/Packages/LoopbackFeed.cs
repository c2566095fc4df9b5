using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Tools.Tests.Packages;

/// <summary>A feed by NuGet's protocol, version 3, on this machine: it takes what is pushed with the right key, each version once.</summary>
internal sealed partial class LoopbackFeed : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _key;
    private readonly string _address;

    public LoopbackFeed(string key)
    {
        _key = key;
        using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            _address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(_address);
        _listener.Start();
        _ = ServeAsync();
    }

    /// <summary>What it took, such as <c>packages Sample.One 1.0.0</c>, in order.</summary>
    public ConcurrentQueue<string> Taken { get; } = [];

    /// <summary>Makes NuGet know it in <paramref name="folder"/> by the name <c>loopback</c>.</summary>
    public void Configure(string folder) => File.WriteAllText(Path.Combine(folder, "NuGet.Config"), $"""
        <configuration>
          <packageSources>
            <clear />
            <add key="loopback" value="{_address}v3/index.json" protocolVersion="3" allowInsecureConnections="true" />
          </packageSources>
        </configuration>
        """);

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var answer = "";
        if (context.Request.HttpMethod == "GET")
        {
            answer = $$"""{"version":"3.0.0","resources":[{"@id":"{{_address}}packages","@type":"PackagePublish/2.0.0"},{"@id":"{{_address}}symbols","@type":"SymbolPackagePublish/4.9.0"}]}""";
            context.Response.ContentType = "application/json";
        }
        else
        {
            context.Response.StatusCode = (int)Take(context.Request, Encoding.Latin1.GetString(body.ToArray()));
        }

        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        context.Response.Close();
    }

    private HttpStatusCode Take(HttpListenerRequest request, string body)
    {
        if (request.Headers["X-NuGet-ApiKey"] != _key)
            return HttpStatusCode.Unauthorized;
        var identity = Identity().Match(body);
        var package = $"{request.Url!.Segments[1].Trim('/')} {identity.Groups["id"].Value} {identity.Groups["version"].Value}";
        if (Taken.Contains(package))
            return HttpStatusCode.Conflict;
        Taken.Enqueue(package);
        return HttpStatusCode.Created;
    }

    [GeneratedRegex("<id>(?<id>[^<]+)</id><version>(?<version>[^<]+)</version>")]
    private static partial Regex Identity();
}
