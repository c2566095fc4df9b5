using System.Diagnostics;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Stages;
using Pipeline.Testing;
using Pipeline.Tools.Processes;

namespace Pipeline.EndToEnd;

/// <summary>The storefront in one environment of a cluster and of the local runtime, through all that can happen to it there.</summary>
[Collection(PipelineCollection.Name)]
public sealed class DeploymentScenarioTests : IAsyncLifetime
{
    private const string Environment = "pre-prod";
    private const string Page = "modules/web/site/index.html";
    private const string WebTemplate = "modules/web/chart/templates/deployment.yaml";
    private const string OrdersValues = "modules/orders/chart/values.yaml";
    private static readonly string[] Runtimes = ["local", "kubernetes"];
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Dictionary<string, Uri> _addresses = [];
    private StorefrontCopy _storefront = null!;

    public async ValueTask InitializeAsync() => _storefront = await StorefrontCopy.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var runtime in Runtimes)
            await _storefront.BuildAsync("Undeploy", "--environment", Environment, "--runtime", runtime);
        await _storefront.RemoveImagesAsync();
        _storefront.Dispose();
    }

    [Fact]
    public async Task An_environment_always_runs_a_whole_release_whatever_happens_to_a_deployment()
    {
        Requires.ContainerEngine();
        Requires.Cluster();
        Edit("<title>", "<title>one ");
        foreach (var runtime in Runtimes)
        {
            await SucceedsAsync(runtime, "one");
            await SucceedsAsync(runtime, "one");
            Assert.All((await _storefront.ReadRunAsync()).Modules, module => Assert.True(module.Stages.Single(stage => stage.Name == Stage.Deploy).Cached));
        }

        // An upgrade.
        Edit("<title>one ", "<title>two ");
        foreach (var runtime in Runtimes)
            await SucceedsAsync(runtime, "two");

        // One that fails for the last module: those before it go back with it.
        Edit("<title>two ", "<title>three ");
        _storefront.Edit(OrdersValues, "cpu: 25m", "cpu: 26m");
        _storefront.Edit(WebTemplate, "path: /health\n              port: http\n            periodSeconds: 2", "path: /gone\n              port: http\n            periodSeconds: 2");
        _storefront.Commit("feat: three, and broken");
        foreach (var runtime in Runtimes)
        {
            var output = await FailsAsync(runtime, "two", "--deploy-timeout", "00:00:25");
            Assert.True(output.Contains($"{Environment} goes back to what ran before", StringComparison.Ordinal) && output.Contains("orders runs ", StringComparison.Ordinal), output);
            Assert.True(output.Contains("404", StringComparison.Ordinal), output);
        }

        // An image that there is not: nobody waits for it.
        _storefront.Edit(WebTemplate, "path: /gone", "path: /health");
        var migration = $"      initContainers:\n        - name: migrate\n          image: {await RegistryAsync()}/storefront/none:1.0.0\n";
        _storefront.Edit(WebTemplate, "      containers:\n", $"{migration}      containers:\n");
        _storefront.Commit("feat: an image that there is not");
        foreach (var runtime in Runtimes)
        {
            var waited = Stopwatch.StartNew();
            var output = await FailsAsync(runtime, "two", "--deploy-timeout", "00:09:00");
            Assert.True(output.Contains("storefront/none:1.0.0", StringComparison.Ordinal), output);
            Assert.InRange(waited.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        }

        // A build that is killed while it deploys; the next one goes on.
        _storefront.Edit(WebTemplate, migration, "");
        _storefront.Commit("feat: three");
        foreach (var runtime in Runtimes)
        {
            await KillAsync("orders", runtime);
            await SucceedsAsync(runtime, "three", "--resume");
        }
    }

    [Fact]
    public async Task What_a_quota_refuses_ends_at_once_and_goes_back()
    {
        Requires.ContainerEngine();
        Requires.Cluster();
        Edit("<title>", "<title>one ");
        await SucceedsAsync("kubernetes", "one");
        await KubectlAsync("create", "quota", "small", "--hard", "pods=3", "--namespace", Environment);
        try
        {
            Edit("<title>one ", "<title>two ");
            var waited = Stopwatch.StartNew();
            var output = await FailsAsync("kubernetes", "one", "--deploy-timeout", "00:09:00");
            Assert.Contains("exceeded quota: small", output, StringComparison.Ordinal);
            Assert.InRange(waited.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        }
        finally
        {
            await KubectlAsync("delete", "quota", "small", "--namespace", Environment);
        }
    }

    private void Edit(string before, string after)
    {
        _storefront.Edit(Page, before, after);
        _storefront.Commit($"feat: {after}");
    }

    private async Task SucceedsAsync(string runtime, string page, params string[] arguments)
    {
        var build = await DeployAsync(runtime, arguments);
        Assert.True(build.ExitCode == 0, build.Because($"The deployment to {runtime} was to succeed"));
        var web = (await _storefront.ReadRunAsync()).Modules.Single(module => module.Name == "web");
        _addresses[runtime] = new Uri(web.Stages.Single(stage => stage.Name == Stage.Deploy).Outputs["endpoint"]);
        Assert.Contains($"<title>{page} ", await AskAsync(runtime), StringComparison.Ordinal);
        Assert.False(File.Exists(Journal));
    }

    private async Task<string> FailsAsync(string runtime, string page, params string[] arguments)
    {
        var build = await DeployAsync(runtime, arguments);
        Assert.True(build.ExitCode != 0, build.Because($"The deployment to {runtime} was to fail"));
        Assert.True((await AskAsync(runtime)).Contains($"<title>{page} ", StringComparison.Ordinal), build.Because($"'{page}' was to run on {runtime} again"));
        Assert.DoesNotContain("   at Pipeline.", build.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Journal));
        return build.Output;
    }

    private async Task KillAsync(string module, string runtime)
    {
        var info = new ProcessStartInfo("setsid", ["/bin/bash", Path.Combine(Repository.Root, "build.sh"), .. Arguments(runtime), "--root", _storefront.Root]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var build = Process.Start(info)!;
        var output = Task.WhenAll(build.StandardOutput.ReadToEndAsync(CancellationToken.None), build.StandardError.ReadToEndAsync(CancellationToken.None));
        while (!build.HasExited && !(File.Exists(Journal) && (await File.ReadAllTextAsync(Journal, TestContext.Current.CancellationToken)).Contains($"\"{module}\"", StringComparison.Ordinal)))
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.False(build.HasExited, build.HasExited ? string.Join('\n', await output) : "");
        using var kill = Process.Start("kill", ["-9", "--", $"-{build.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await build.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Journal));
    }

    private async Task<string> RegistryAsync() =>
        (await _storefront.ReadRunAsync()).Modules[0].Stages.Single(stage => stage.Name == Stage.Push).Artifacts.Single(artifact => artifact.Kind == ArtifactKind.Image).Reference.Split('/')[0];

    private string Journal => Path.Combine(_storefront.Artifacts, $"deployment-{Environment}.json");

    private Task<string> AskAsync(string runtime) => Http.GetStringAsync(_addresses[runtime], TestContext.Current.CancellationToken);

    private Task<BuildResult> DeployAsync(string runtime, params string[] arguments) => _storefront.BuildAsync([.. Arguments(runtime), .. arguments]);

    private static string[] Arguments(string runtime) => ["Deploy", "--environment", Environment, "--runtime", runtime];

    private static Task<string> KubectlAsync(params string[] arguments) => new ProcessRunner().ReadAsync(new Command("kubectl", arguments), TestContext.Current.CancellationToken);
}
