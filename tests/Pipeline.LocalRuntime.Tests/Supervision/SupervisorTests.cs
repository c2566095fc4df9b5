namespace Pipeline.LocalRuntime.Tests.Supervision;

/// <summary>What happens to pods when no build is there any more.</summary>
public sealed class SupervisorTests(LocalRuntimeFixture fixture) : LocalScene(fixture), IClassFixture<LocalRuntimeFixture>
{
    private const string Server = "command: [/bin/sh, -c, \"mkdir -p /www; hostname > /www/index.html; touch /ready /alive; exec httpd -f -p 8080 -h /www\"]";

    private string Watched => Charts.Pod($$"""
        containers:
        - name: web
          image: IMAGE
          {{Server}}
          readinessProbe: { exec: { command: [/bin/test, -e, /ready] }, periodSeconds: 1, failureThreshold: 1 }
          livenessProbe: { exec: { command: [/bin/test, -e, /alive] }, periodSeconds: 1, failureThreshold: 1 }
        """, replicas: 2);

    [Fact]
    public async Task A_container_that_ends_is_started_again_and_why_is_known()
    {
        await DeployAsync("web", Charts.Web("one"));

        LocalRuntimeFixture.Docker("kill", Containers("pipeline.local.container=web").Single());

        var container = (await UntilAsync(() => PodsAsync("web"), pods => pods.Single() is { IsReady: true, Containers: [{ Restarts: > 0, IsRunning: true }] })).Single().Containers.Single();
        Assert.Equal((1, "it ended with exit code 137"), (container.Restarts, container.LastReason));
        Assert.Equal("one", await GetAsync("web"));
        Assert.Contains("restarted 1 times, last because it ended with exit code 137", await Runtime.LogsAsync("web", Namespace, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_its_liveness_probe_condemns_is_started_again()
    {
        await DeployAsync("web", Watched);

        LocalRuntimeFixture.Docker("exec", Containers("pipeline.local.container=web")[0], "rm", "/alive");

        var pods = await UntilAsync(() => PodsAsync("web"), pods => pods.Any(pod => pod.Containers[0].Restarts > 0) && pods.All(pod => pod.IsReady));
        Assert.Contains(pods, pod => pod.Containers[0].LastReason == "/bin/test -e /alive: exit code 1");
    }

    [Fact]
    public async Task A_pod_that_is_not_ready_gets_no_traffic_until_it_is_again()
    {
        await DeployAsync("web", Watched);
        var both = (await ManyAsync()).Distinct().ToArray();
        Assert.Equal(2, both.Length);

        var container = Containers("pipeline.local.container=web")[0];
        LocalRuntimeFixture.Docker("exec", container, "rm", "/ready");
        await UntilAsync(() => PodsAsync("web"), pods => pods.Count(pod => pod.IsReady) == 1);

        Assert.Single((await UntilAsync(ManyAsync, answers => answers.Distinct().Count() == 1)).Distinct());
        LocalRuntimeFixture.Docker("exec", container, "touch", "/ready");
        Assert.Equal(both.Order(), (await UntilAsync(ManyAsync, answers => answers.Distinct().Count() == 2)).Distinct().Order());
    }

    [Fact]
    public async Task Pods_come_back_when_everything_was_stopped_as_by_a_machine_that_was_started_anew()
    {
        await DeployAsync("web", Charts.Web("one"));

        LocalRuntimeFixture.Docker(["kill", .. Containers("pipeline.local.pod"), .. Containers("pipeline.local.container")]);

        Assert.Equal("one", await GetUntilAsync("web", "/", answer => answer == "one"));
    }

    [Fact]
    public async Task What_an_upgrade_ended_stays_ended()
    {
        await DeployAsync("db", Charts.StatefulSet("one"));
        await DeployAsync("db", Charts.StatefulSet("two"));
        await RemoveAsync("db");
        Assert.Empty(Containers("pipeline.local.scope"));
    }

    [Fact]
    public async Task One_supervisor_is_enough_for_a_namespace_and_it_sees_no_other_container()
    {
        await DeployAsync("web", Charts.Web("one"));
        await DeployAsync("other", Charts.Web("other").Replace("web", "other", StringComparison.Ordinal));
        var supervisor = Assert.Single(Containers("pipeline.local.supervisor"));
        Assert.Equal("{}", LocalRuntimeFixture.Docker("inspect", "--format", "{{json .NetworkSettings.Ports}}", supervisor).Trim());
        Assert.Equal("true [ALL]", LocalRuntimeFixture.Docker("inspect", "--format", "{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}}", supervisor).Trim());
        Assert.DoesNotContain(Containers("pipeline.local.container"), container => LocalRuntimeFixture.Docker("inspect", container).Contains(".sock", StringComparison.Ordinal));
    }

    private async Task<IReadOnlyList<string>> ManyAsync()
    {
        var answers = new List<string>();
        for (var index = 0; index < 8; index++)
            answers.Add(await GetAsync("web"));
        return answers;
    }
}
