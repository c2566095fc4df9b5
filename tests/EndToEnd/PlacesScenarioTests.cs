using System.Diagnostics;
using Pipeline.Core.Stages;
using Pipeline.Testing;

namespace Pipeline.EndToEnd;

/// <summary>The storefront in several places at once, on a cluster and on the local runtime: environments, previews, and what is watched there.</summary>
[Collection(PipelineCollection.Name)]
public sealed class PlacesScenarioTests : IAsyncLifetime
{
    private const string Page = "modules/web/site/index.html";
    private const string Server = "modules/web/server/nginx.conf";
    private static readonly string[] Environments = ["staging", "pre-prod"];
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    private string _runtime = "local";
    private StorefrontCopy _storefront = null!;

    public async ValueTask InitializeAsync() => _storefront = await StorefrontCopy.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var environment in Environments)
            await BuildAsync("Undeploy", "--environment", environment);
        foreach (var preview in new[] { "tea", "pots" })
            await BuildAsync("ClosePreview", "--preview", preview);
        await _storefront.RemoveImagesAsync();
        _storefront.Dispose();
    }

    [Theory]
    [InlineData("local")]
    [InlineData("kubernetes")]
    public async Task Environments_and_previews_are_side_by_side_and_what_does_badly_goes_back(string runtime)
    {
        Requires.ContainerEngine();
        if (runtime == "kubernetes")
            Requires.Cluster();
        _runtime = runtime;

        // Two environments and two previews, each with a page of its own.
        var staging = await OpenAsync("one", "Deploy", "--environment", "staging");
        var rehearsal = await OpenAsync("two", "Deploy", "--environment", "pre-prod");
        var tea = await OpenAsync("three", "OpenPreview", "--preview", "tea");
        var pots = await OpenAsync("four", "OpenPreview", "--preview", "pots", "--time-to-live", "00:00:01");
        Assert.Equal(["one", "two", "three", "four"], [await TitleAsync(staging), await TitleAsync(rehearsal), await TitleAsync(tea), await TitleAsync(pots)]);

        // The one whose time is over is reaped, the other is closed.
        var listed = await SucceedsAsync("Previews");
        Assert.True(listed.Contains("pots", StringComparison.Ordinal) && listed.Contains("tea", StringComparison.Ordinal), listed);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        var reaped = await SucceedsAsync("Previews", "--reap");
        Assert.True(reaped.Contains("The preview pots is closed: its time was over", StringComparison.Ordinal) && !reaped.Contains("The preview tea is closed", StringComparison.Ordinal), reaped);
        Assert.Equal("three", await TitleAsync(tea));
        Assert.Contains("The preview tea is closed", await SucceedsAsync("ClosePreview", "--preview", "tea"), StringComparison.Ordinal);

        // What is ready and does badly all the same goes back by itself.
        _storefront.Edit(Server, "try_files $uri $uri/ =404;", "return 503;");
        _storefront.Commit("feat: five, and no page");
        await SucceedsAsync("Deploy", "--environment", "staging");
        var watched = await BuildAsync("Watch", "--environment", "staging");
        Assert.True(watched.ExitCode != 0 && watched.Output.Contains("staging went back to what ran before.", StringComparison.Ordinal), watched.Because("The watch was to see that there is no page"));
        Assert.Equal(["one", "two"], [await TitleAsync(staging), await TitleAsync(rehearsal)]);
    }

    private async Task<Uri> OpenAsync(string title, params string[] arguments)
    {
        var page = await File.ReadAllTextAsync(_storefront[Page], TestContext.Current.CancellationToken);
        _storefront.Edit(Page, page[page.IndexOf("<title>", StringComparison.Ordinal)..page.IndexOf("</title>", StringComparison.Ordinal)], $"<title>{title}");
        _storefront.Commit($"feat: {title}");
        await SucceedsAsync(arguments);
        return new Uri((await _storefront.ReadRunAsync()).Modules.Single(module => module.Name == "web").Stages.Single(stage => stage.Name == Stage.Deploy).Outputs["endpoint"]);
    }

    private static async Task<string> TitleAsync(Uri address)
    {
        var page = await PageAsync(address);
        return page[(page.IndexOf("<title>", StringComparison.Ordinal) + 7)..page.IndexOf("</title>", StringComparison.Ordinal)];
    }

    // The node learns a moment after the cluster which pods are behind a Service.
    private static async Task<string> PageAsync(Uri address)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await Http.GetStringAsync(address, TestContext.Current.CancellationToken);
            }
            catch (HttpRequestException exception) when (exception.StatusCode is null && Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
            }
        }
    }

    private async Task<string> SucceedsAsync(params string[] arguments)
    {
        var build = await BuildAsync(arguments);
        Assert.True(build.ExitCode == 0, build.Because($"'{string.Join(' ', arguments)}' on {_runtime} was to succeed"));
        return build.Output;
    }

    private Task<BuildResult> BuildAsync(params string[] arguments) => _storefront.BuildAsync([.. arguments, "--runtime", _runtime]);
}
