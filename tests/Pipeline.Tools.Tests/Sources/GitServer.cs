using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Testing;

namespace Pipeline.Tools.Tests.Sources;

/// <summary>Serves a repository over http on loopback by git's plain-files protocol to one user.</summary>
internal sealed class GitServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private GitServer(WebApplication application) => _application = application;

    public static async Task<GitServer> StartAsync(GitSandbox repository, string user, string password)
    {
        repository.Git("update-server-info");
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        var expected = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"))}";
        application.Run(async context =>
        {
            if (context.Request.Headers.Authorization != expected)
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                context.Response.Headers.WWWAuthenticate = "Basic realm=\"git\"";
                return;
            }

            var file = Path.Combine(repository.Path, ".git", Path.GetRelativePath("/repository.git", context.Request.Path));
            if (File.Exists(file))
                await context.Response.SendFileAsync(file);
            else
                context.Response.StatusCode = StatusCodes.Status404NotFound;
        });
        await application.StartAsync();
        return new GitServer(application);
    }

    /// <summary>The repository's address with <paramref name="userInfo"/>, such as <c>ada:password@</c>.</summary>
    public string Address(string userInfo) => $"http://{userInfo}{new Uri(_application.Urls.Single()).Authority}/repository.git";

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
