using Pipeline.Core.Errors;
using Pipeline.LocalRuntime.Pods;
using Pipeline.LocalRuntime.Releases;

namespace Pipeline.LocalRuntime.Tests;

/// <summary>A release from its first deployment on: what runs, what answers, and which revision it is.</summary>
public sealed class LocalRuntimeClientTests(LocalRuntimeFixture fixture) : LocalScene(fixture), IClassFixture<LocalRuntimeFixture>
{
    [Fact]
    public async Task A_deployment_answers_through_its_service_on_another_port()
    {
        await DeployAsync("web", Charts.Web("hello"));
        Assert.Equal("hello", await GetAsync("web"));
    }

    [Fact]
    public async Task A_pod_reaches_a_service_by_its_names_and_by_its_variables()
    {
        await DeployAsync("web", Charts.Web("hello"));
        await DeployAsync("client", Charts.Job("client",
            $"wget -qO- http://web/ && wget -qO- http://web.{Namespace}.svc.cluster.local/ && wget -qO- http://$WEB_SERVICE_HOST:$WEB_SERVICE_PORT_HTTP/"));
        Assert.Contains("Job/client runs", Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_revision_takes_over_when_it_is_ready_and_the_old_pods_go()
    {
        await DeployAsync("web", Charts.Web("one"));
        await DeployAsync("web", Charts.Web("two"));
        Assert.Equal("two", await GetAsync("web"));
        Assert.Single(RunningPods());
        var history = await Runtime.HistoryAsync("web", Namespace, default);
        Assert.Equal([(1, LocalStatus.Superseded), (2, LocalStatus.Deployed)], history.Select(entry => (entry.Revision, entry.Status)));
        Assert.True(await Runtime.IsRunningAsync("web", Namespace, 2, default));
        Assert.False(await Runtime.IsRunningAsync("web", Namespace, 1, default));
    }

    [Fact]
    public async Task Once_its_proxy_is_built_a_deployment_starts_no_process()
    {
        await DeployAsync("first", Charts.Job("first", "exit 0"));
        await DeployAsync("web", Charts.Web("one"));
        Fixture.Processes.Commands.Clear();
        await DeployAsync("web", Charts.Web("two"));
        await DeployAsync("last", Charts.Job("last", "exit 0"));
        Assert.Empty(Fixture.Processes.Commands);
    }

    [Fact]
    public async Task The_same_chart_again_leaves_its_pods_alone()
    {
        await DeployAsync("web", Charts.Web("one"));
        var before = RunningPods();
        await DeployAsync("web", Charts.Web("one"));
        Assert.Equal(before, RunningPods());
    }

    [Fact]
    public async Task A_rollback_runs_an_earlier_revision_as_a_new_one()
    {
        await DeployAsync("web", Charts.Web("one"));
        await DeployAsync("web", Charts.Web("two"));
        var revision = await Runtime.RollbackAsync("web", Namespace, 1, TimeSpan.FromMinutes(1), Log, default);
        Assert.Equal(3, revision.Revision);
        Assert.Equal("one", await GetAsync("web"));
        Assert.Contains("has no revision 9", (await Assert.ThrowsAsync<PipelineException>(() => Runtime.RollbackAsync("web", Namespace, 9, TimeSpan.FromMinutes(1), Log, default))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manifest_of_a_release_is_that_of_the_revision_that_runs()
    {
        Assert.Null(await Runtime.ManifestAsync("web", Namespace, default));
        await DeployAsync("web", Charts.Web("one"));
        await Assert.ThrowsAsync<PodFailedException>(() => DeployAsync("web", Charts.Web("two", command: "exit 7")));
        Assert.Equal(Charts.Web("one"), await Runtime.ManifestAsync("web", Namespace, default));
    }

    [Fact]
    public async Task Ports_are_published_on_loopback_only()
    {
        await DeployAsync("web", Charts.Web("one"));
        var bindings = LocalRuntimeFixture.Docker("ps", "--filter", $"label=pipeline.local.namespace={Namespace}", "--format", "{{.Ports}}");
        Assert.Contains("127.0.0.1:", bindings, StringComparison.Ordinal);
        Assert.DoesNotContain("0.0.0.0:", bindings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stateful_set_keeps_its_names_and_replaces_in_place()
    {
        await DeployAsync("db", Charts.StatefulSet("one"));
        await DeployAsync("db", Charts.StatefulSet("two"));
        Assert.Equal(["db-0", "db-1"], RunningPods(format: "{{.Label \"pipeline.local.pod\"}}").Order());
        await DeployAsync("client", Charts.Job("client", "test \"$(wget -qO- http://db-1.db:8080/)\" = two"));
    }
}
