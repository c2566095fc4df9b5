using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pipeline.Testing;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Processes;

namespace Pipeline.Tools.Tests.Kubernetes;

/// <summary>Something on loopback that answers as a test says, and a client whose kubeconfig leads there.</summary>
internal sealed class FakeCluster : IAsyncDisposable
{
    private const string Version = """{"gitVersion":"v1.99.0"}""";
    private readonly TempDirectory _directory = new();
    private readonly WebApplication _application;

    private FakeCluster(Func<FakeCluster, string, (int Status, string Answer)> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(async context =>
        {
            Tokens.Enqueue(context.Request.Headers.Authorization.ToString());
            (context.Response.StatusCode, var text) = answer(this, context.Request.Path + context.Request.QueryString);
            await context.Response.WriteAsync(text);
        });
    }

    /// <summary>What the requests had for a token, one after another.</summary>
    public ConcurrentQueue<string> Tokens { get; } = [];

    public TempDirectory Folder => _directory;

    /// <summary>Starts one that tells its version, or answers a path as <paramref name="answer"/> says.</summary>
    public static async Task<FakeCluster> StartAsync(Func<FakeCluster, string, (int Status, string Answer)>? answer = null)
    {
        var cluster = new FakeCluster(answer ?? ((_, _) => (200, Version)));
        await cluster._application.StartAsync(TestContext.Current.CancellationToken);
        return cluster;
    }

    /// <summary>A client whose user is written as <paramref name="user"/> says, in YAML.</summary>
    public ClusterClient Client(TimeProvider time, string user = "{ token: plain }") => new(
        new ProcessRunner(),
        new KubernetesOptions
        {
            KubeConfig = _directory.Write("config", $$"""
                apiVersion: v1
                kind: Config
                current-context: fake
                contexts: [{ name: fake, context: { cluster: fake, user: me } }]
                clusters: [{ name: fake, cluster: { server: "{{_application.Urls.Single()}}" } }]
                users: [{ name: me, user: {{user}} }]
                """),
        },
        time);

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _directory.Dispose();
    }
}
