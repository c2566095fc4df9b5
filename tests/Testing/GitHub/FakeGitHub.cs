using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pipeline.Testing.GitHub;

/// <summary>The part of GitHub that keeps releases, on loopback, with a state of its own and faults on demand.</summary>
public sealed class FakeGitHub : IAsyncDisposable
{
    public const string Token = "ghp_TheSecretOfTheFake";

    private readonly WebApplication _application;
    private readonly FakeReleases _releases;
    private readonly List<(string Method, string Path, FakeFault Fault)> _faults = [];
    private readonly ConcurrentQueue<string> _calls = new();

    private FakeGitHub(string repository)
    {
        Repository = repository;
        FindTag = name => Tags.GetValueOrDefault(name);
        _releases = new FakeReleases(this);
        _application = Serve(context => AnswerAsync(context, _releases.AnswerAsync));
    }

    /// <summary><c>owner/name</c>.</summary>
    public string Repository { get; }

    /// <summary>The base address.</summary>
    public string Address => AddressOf(_application);

    /// <summary>The address that answers refer to; null: its own.</summary>
    public string? PublicAddress { get; set; }

    /// <summary>The tags by name, with the object that each refers to.</summary>
    public ConcurrentDictionary<string, string> Tags { get; } = new();

    /// <summary>Finds the object that a tag refers to; by default in <see cref="Tags"/>.</summary>
    public Func<string, string?> FindTag { get; set; }

    /// <summary>Whether a token may do everything; by default <see cref="Token"/> may.</summary>
    public Func<string, bool> Knows { get; set; } = token => token == Token;

    public List<FakeRelease> Releases { get; } = [];

    /// <summary>Who started which run, and who is in which team.</summary>
    public FakeActors Actors { get; } = new();

    /// <summary>The pull requests.</summary>
    public FakePullRequests PullRequests { get; } = new();

    /// <summary>Bodies of uploads that travel beside their requests, by key.</summary>
    internal ConcurrentDictionary<string, byte[]> Bodies { get; } = new();

    /// <summary>Every request: its method and path.</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>The seconds after which a limit ends.</summary>
    public int LimitSeconds { get; set; } = 7;

    /// <summary>Adds <c>digest</c> to files, which older servers do not know.</summary>
    public bool KnowsDigests { get; set; } = true;

    public static async Task<FakeGitHub> StartAsync(string repository = "acme/shop")
    {
        var github = new FakeGitHub(repository);
        await github._application.StartAsync();
        return github;
    }

    /// <summary>Lets the next request that matches go wrong; several go wrong one after the other.</summary>
    public void Fail(string method, string pathPart, FakeFault fault)
    {
        lock (_faults)
            _faults.Add((method, pathPart, fault));
    }

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    internal static string AddressOf(WebApplication application) => application.Urls.Single();

    internal static WebApplication Serve(RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.Run(answer);
        return application;
    }

    /// <summary>Answers by <paramref name="answer"/>, or goes wrong.</summary>
    internal async Task AnswerAsync(HttpContext context, Func<HttpContext, Task> answer)
    {
        if (context.Request.Headers.ContainsKey(DescribedGitHub.Forwarded))
        {
            await answer(context);
            return;
        }

        _calls.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
        switch (Take(context.Request))
        {
            case null:
                await answer(context);
                break;
            case FakeFault.CutOff:
                await KeepPartAsync(context);
                context.Abort();
                break;
            case FakeFault.BadGateway:
                await KeepPartAsync(context);
                await WriteAsync(context, HttpStatusCode.BadGateway, "Server Error");
                break;
            case FakeFault.LostAnswer:
                context.Response.Body = new MemoryStream();
                await answer(context);
                context.Abort();
                break;
            case FakeFault.Unavailable:
                await WriteAsync(context, HttpStatusCode.ServiceUnavailable, "No server is currently available");
                break;
            case FakeFault.SecondaryLimit:
                context.Response.Headers.RetryAfter = $"{LimitSeconds}";
                await WriteAsync(context, HttpStatusCode.Forbidden, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.");
                break;
            case FakeFault.PrimaryLimit:
                context.Response.Headers["X-RateLimit-Limit"] = "1000";
                context.Response.Headers["X-RateLimit-Remaining"] = "0";
                context.Response.Headers["X-RateLimit-Reset"] = $"{TimeProvider.System.GetUtcNow().AddSeconds(LimitSeconds).ToUnixTimeSeconds()}";
                await WriteAsync(context, HttpStatusCode.Forbidden, "API rate limit exceeded for installation ID 1.");
                break;
            case FakeFault.TooManyRequests:
                context.Response.Headers.RetryAfter = $"{LimitSeconds}";
                await WriteAsync(context, HttpStatusCode.TooManyRequests, "Too many requests");
                break;
            case FakeFault.Forbidden:
                await WriteAsync(context, HttpStatusCode.Forbidden, $"Resource not accessible by integration {Token}");
                break;
            case FakeFault.Page:
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync("<html>Sign in to the network</html>");
                break;
            default:
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
        }
    }

    internal static Task WriteAsync(HttpContext context, HttpStatusCode status, string message)
    {
        context.Response.StatusCode = (int)status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync($$"""{"message":"{{message}}","documentation_url":"https://docs.github.com/rest"}""");
    }

    private FakeFault? Take(HttpRequest request)
    {
        lock (_faults)
        {
            var index = _faults.FindIndex(fault => fault.Method == request.Method && request.Path.Value!.Contains(fault.Path, StringComparison.Ordinal));
            if (index < 0)
                return null;
            var fault = _faults[index].Fault;
            _faults.RemoveAt(index);
            return fault;
        }
    }

    private async Task KeepPartAsync(HttpContext context)
    {
        var part = new byte[Math.Max(1, (context.Request.ContentLength ?? 2) / 2)];
        await context.Request.Body.ReadAtLeastAsync(part, part.Length, throwOnEndOfStream: false);
        _releases.KeepPart(context.Request, Encoding.UTF8.GetBytes("part"));
    }
}
