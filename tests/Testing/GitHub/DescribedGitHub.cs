using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Testing.GitHub;

/// <summary>
/// A <see cref="FakeGitHub"/> whose every exchange passes GitHub's description of its API: client, this, Prism, fake. Uploads travel
/// beside, because Prism reads bodies as text: their requests are checked all the same.
/// </summary>
public sealed class DescribedGitHub : IAsyncDisposable
{
    internal const string Forwarded = "X-Forwarded-By-Test";
    private const string Binary = "application/octet-stream";

    private readonly WebApplication _front;
    private readonly Process _prism;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly string _prismAddress;

    private DescribedGitHub(FakeGitHub github, Process prism, string prismAddress)
    {
        (State, _prism, _prismAddress) = (github, prism, prismAddress);
        _front = FakeGitHub.Serve(context => github.AnswerAsync(context, ForwardAsync));
    }

    /// <summary>What it keeps, and the faults that are asked for.</summary>
    public FakeGitHub State { get; }

    /// <summary>The base address.</summary>
    public string Address => FakeGitHub.AddressOf(_front);

    /// <summary>Every request and every answer that does not fit the description.</summary>
    public IReadOnlyList<string> Violations => [.. _violations];

    public static async Task<DescribedGitHub> StartAsync()
    {
        var github = await FakeGitHub.StartAsync();
        var (prism, address) = await GitHubDescription.StartPrismAsync(github.Address);
        var described = new DescribedGitHub(github, prism, address);
        await described._front.StartAsync();
        github.PublicAddress = described.Address;
        return described;
    }

    public async ValueTask DisposeAsync()
    {
        await _front.DisposeAsync();
        await State.DisposeAsync();
        _http.Dispose();
        _prism.Kill(entireProcessTree: true);
        _prism.Dispose();
    }

    private async Task ForwardAsync(HttpContext context)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), $"{_prismAddress}{context.Request.Path}{context.Request.QueryString}");
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        if (context.Request.ContentType is { } type)
        {
            request.Content = new ByteArrayContent(type == Binary ? Aside(body.ToArray()) : body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        foreach (var name in new[] { "Accept", "Authorization", "User-Agent" })
            request.Headers.TryAddWithoutValidation(name, (string?)context.Request.Headers[name]);
        request.Headers.Add(Forwarded, "1");
        using var response = await _http.SendAsync(request);
        var answer = await response.Content.ReadAsByteArrayAsync();
        // A request that is none is answered as the description says, or by a problem of Prism's own; the header says why.
        var isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json";
        if (isProblem || response.Headers.Contains("sl-violations"))
            _violations.Enqueue($"{context.Request.Method} {context.Request.Path}: {(response.Headers.TryGetValues("sl-violations", out var why) ? string.Join(' ', why) : "")} {System.Text.Encoding.UTF8.GetString(answer)}");
        context.Response.StatusCode = (int)response.StatusCode;
        if (response.StatusCode == HttpStatusCode.NoContent)
            return;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        if (response.Headers.TryGetValues("Link", out var links))
            context.Response.Headers.Link = links.Single().Replace(State.Address, Address, StringComparison.Ordinal);
        await context.Response.Body.WriteAsync(answer);
    }

    private byte[] Aside(byte[] content)
    {
        var key = Guid.NewGuid().ToString("N");
        State.Bodies[key] = content;
        return System.Text.Encoding.ASCII.GetBytes(key);
    }
}
