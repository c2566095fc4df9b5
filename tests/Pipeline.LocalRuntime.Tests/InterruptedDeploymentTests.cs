using Pipeline.LocalRuntime.Releases;

namespace Pipeline.LocalRuntime.Tests;

/// <summary>Deployments and rollbacks that are cancelled at a certain point: what ran before serves, or what is new, never neither.</summary>
public sealed class InterruptedDeploymentTests(LocalRuntimeFixture fixture) : IClassFixture<LocalRuntimeFixture>, IDisposable
{
    private const string NeverReady = "exec sleep 600";
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly string _namespace = fixture.NewNamespace();
    private readonly Charts _charts = new(fixture.Image);
    private readonly CancellingLog _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Before_the_new_pods_are_ready_the_old_ones_go_on_and_the_new_ones_go()
    {
        await DeployAsync(_charts.Web("one"));
        _log.CancelAt = " starts (";

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DeployAsync(_charts.Web("two", command: NeverReady)));

        Assert.Equal("one", await GetAsync());
        Assert.Single(Pods());
        Assert.True(await fixture.Runtime.IsRunningAsync("web", _namespace, 1, default));
    }

    [Fact]
    public async Task Once_the_pods_of_a_rollback_are_ready_they_take_over_all_the_same()
    {
        await DeployAsync(_charts.Web("one"));
        await DeployAsync(_charts.Web("two"));
        _log.CancelAt = " is ready.";

        await fixture.Runtime.RollbackAsync("web", _namespace, 1, TimeSpan.FromMinutes(1), _log, _log.Token);

        Assert.Equal("one", await GetAsync());
        Assert.Single(Pods());
        Assert.True(await fixture.Runtime.IsRunningAsync("web", _namespace, 3, default));
    }

    [Fact]
    public async Task After_the_new_pods_took_over_they_serve_and_the_history_has_the_attempt()
    {
        await DeployAsync(_charts.Web("one"));
        _log.CancelAt = "Job/migrate runs";

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DeployAsync($"{_charts.Web("two")}\n---\n{_charts.Job("migrate", "sleep 600")}"));

        Assert.Equal("two", await GetAsync());
        var history = await fixture.Runtime.HistoryAsync("web", _namespace, default);
        Assert.Equal([(1, LocalStatus.Deployed), (2, LocalStatus.Failed)], history.Select(entry => (entry.Revision, entry.Status)));
        Assert.EndsWith(" was interrupted", history[1].Description, StringComparison.Ordinal);
    }

    private Task<LocalRevision> DeployAsync(string manifests) => fixture.Runtime.DeployAsync(
        new LocalDeployment { Release = "web", Namespace = _namespace, Chart = "web-1.0.0", Manifests = manifests, Timeout = TimeSpan.FromMinutes(1) }, _log, _log.Token);

    private async Task<string> GetAsync() => (await Http.GetStringAsync(await fixture.Runtime.FindAddressAsync("web", _namespace, default))).Trim();

    private string[] Pods() => LocalRuntimeFixture.Docker(
        "ps", "--all", "--quiet", "--filter", $"label=pipeline.local.namespace={_namespace}", "--filter", "label=pipeline.local.pod").Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
