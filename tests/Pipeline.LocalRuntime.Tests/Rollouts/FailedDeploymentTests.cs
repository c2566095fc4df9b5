using Pipeline.LocalRuntime.Pods;
using Pipeline.LocalRuntime.Releases;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Tests.Rollouts;

/// <summary>Deployments that fail: what is said, and what serves afterwards.</summary>
public sealed class FailedDeploymentTests(LocalRuntimeFixture fixture) : LocalScene(fixture), IClassFixture<LocalRuntimeFixture>
{
    [Fact]
    public async Task A_revision_that_ends_at_once_leaves_the_old_one_and_shows_its_last_words()
    {
        await DeployAsync("web", Charts.Web("one"));
        var exception = await Assert.ThrowsAsync<PodFailedException>(() => DeployAsync("web", Charts.Web("two", command: "echo no disk >&2; exit 7")));
        Assert.Contains("it keeps ending, last with exit code 7", exception.Message, StringComparison.Ordinal);
        Assert.Contains("| no disk", exception.Message, StringComparison.Ordinal);
        Assert.Equal("what ran before still runs", exception.Aftermath);
        Assert.Equal("one", await GetAsync("web"));
        Assert.Single(RunningPods());
        Assert.Equal(LocalStatus.Failed, (await Runtime.HistoryAsync("web", Namespace, default))[^1].Status);
    }

    [Fact]
    public async Task A_container_is_given_up_after_as_many_restarts_as_a_build_allows()
    {
        using var runtime = new LocalRuntimeClient(new LocalRuntimeOptions { FindEngine = token => new ContainerEngineFinder(Fixture.Processes).FindAsync(token), StateDirectory = Fixture.StateDirectory, Restarts = 1 });
        var deployment = new LocalDeployment { Release = "web", Namespace = Namespace, Chart = "web-1.0.0", Manifests = Charts.Web("one", command: "exit 7") };
        await Assert.ThrowsAsync<PodFailedException>(() => runtime.DeployAsync(deployment, Log, default));
        Assert.Contains("; restarted 1 times, last because it ended with exit code 7", await runtime.LogsAsync("web", Namespace, default), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revision_that_is_never_ready_names_its_probe()
    {
        var exception = await Assert.ThrowsAsync<PodFailedException>(() => DeployAsync("web", Charts.Web("one", probePath: "/missing"), TimeSpan.FromSeconds(8)));
        Assert.Contains("it is not ready in time: http port 8080, path /missing: status 404", exception.Message, StringComparison.Ordinal);
        Assert.Contains("waiting for web: 0 of 1 ready; ", Logged, StringComparison.Ordinal);
        Assert.Contains(": http port 8080, path /missing: status 404", Logged, StringComparison.Ordinal);
        Assert.Equal("nothing of it runs", exception.Aftermath);
        Assert.Empty(RunningPods());
    }

    [Fact]
    public async Task A_job_that_fails_when_the_new_pods_serve_does_not_say_that_the_old_ones_do()
    {
        await DeployAsync("web", Charts.Web("one"));

        var exception = await Assert.ThrowsAsync<PodFailedException>(() => DeployAsync("web", $"{Charts.Web("two")}\n---\n{Charts.Job("migrate", "exit 3")}"));

        Assert.Equal("what ran before is gone, and its new pods have taken over", exception.Aftermath);
        Assert.Equal("two", await GetAsync("web"));
    }

    [Fact]
    public async Task A_job_that_fails_fails_the_deployment_with_its_last_words()
    {
        var exception = await Assert.ThrowsAsync<PodFailedException>(() => DeployAsync("job", Charts.Job("migrate", "echo table is locked; exit 3")));
        Assert.Contains("exit code 3", exception.Message, StringComparison.Ordinal);
        Assert.Contains("| table is locked", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_its_liveness_probe_condemns_is_restarted()
    {
        var chart = Charts.Web("one", probePath: "/late", extra: """
                      livenessProbe: { exec: { command: [/bin/test, -e, /alive] }, periodSeconds: 1, failureThreshold: 1 }
            """, command: "if [ -e /second ]; then touch /alive; mkdir -p /www; echo one > /www/late; exec httpd -f -p 8080 -h /www; fi; touch /second; exec sleep 600");
        await DeployAsync("web", chart);
        Assert.Contains("its container is restarted", Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hook_runs_before_the_rest_and_a_test_does_not_run()
    {
        var hook = Charts.Job("migrate", "exit 4").Replace("metadata: { name: migrate }", "metadata: { name: migrate, annotations: { helm.sh/hook: pre-install } }", StringComparison.Ordinal);
        var test = Charts.Job("probe", "exit 5").Replace("metadata: { name: probe }", "metadata: { name: probe, annotations: { helm.sh/hook: test } }", StringComparison.Ordinal);
        await DeployAsync("tested", test);
        await Assert.ThrowsAsync<PodFailedException>(() => DeployAsync("web", $"{hook}\n---\n{Charts.Web("one")}"));
        Assert.DoesNotContain("pod web-", Logged, StringComparison.Ordinal);
    }
}
