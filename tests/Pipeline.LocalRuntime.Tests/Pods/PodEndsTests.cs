namespace Pipeline.LocalRuntime.Tests.Pods;

/// <summary>How pods end.</summary>
public sealed class PodEndsTests(LocalRuntimeFixture fixture) : LocalScene(fixture), IClassFixture<LocalRuntimeFixture>
{
    // A shell that is the first process of its container hears no SIGTERM.
    private const string Deaf = "exec sleep 600";

    [Fact]
    public async Task Who_waits_is_told_for_which_pod_and_how_long_still()
    {
        await DeployAsync("web", Chart(grace: 4, Deaf));
        await RemoveAsync("web");
        Assert.Matches("waiting for web to end: web-[0-9a-f]+-0 has [1-3] s left of its grace period of 4 s; web-[0-9a-f]+-1 has [1-3] s left", Logged);
        Assert.Empty(Containers("pipeline.local.scope"));
    }

    [Fact]
    public async Task A_preStop_hook_is_done_before_the_container_hears_SIGTERM()
    {
        var folder = Fixture.FolderOf(Namespace);
        await DeployAsync("web", Charts.Pod("""
            containers:
            - name: web
              image: IMAGE
              command: [/bin/sh, -c, "trap 'echo term >> /out/said; exit 0' TERM; while true; do sleep 0.1; done"]
              lifecycle: { preStop: { exec: { command: [/bin/sh, -c, "echo hook >> /data/said"] } } }
              volumeMounts: [{ name: out, mountPath: /out }, { name: out, mountPath: /data }]
            volumes: [{ name: out, persistentVolumeClaim: { claimName: out } }]
            """).Replace("terminationGracePeriodSeconds: 1", "terminationGracePeriodSeconds: 10", StringComparison.Ordinal) + Claim);
        await DeployAsync("web", Charts.Pod("""
            containers:
            - { name: web, image: IMAGE, command: [/bin/sh, -c, "exec httpd -f -p 8080 -h /out"], volumeMounts: [{ name: out, mountPath: /out }], readinessProbe: { tcpSocket: { port: 8080 } } }
            volumes: [{ name: out, persistentVolumeClaim: { claimName: out } }]
            """) + Claim);
        Assert.Equal("hook\nterm", await GetAsync("web", "/said"));
        Assert.True(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_preStop_hook_that_does_not_end_takes_no_longer_than_the_grace_period()
    {
        await DeployAsync("web", Charts.Pod("""
            containers:
            - name: web
              image: IMAGE
              command: [/bin/sh, -c, "exec sleep 600"]
              lifecycle: { preStop: { exec: { command: [/bin/sleep, "600"] } } }
            """));
        await RemoveAsync("web").WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Empty(Containers("pipeline.local.scope"));
    }

    [Fact]
    public async Task Removing_a_namespace_ends_all_its_releases_and_takes_their_volumes()
    {
        await DeployAsync("web", Charts.Web("one"));
        await DeployAsync("db", Charts.StatefulSet("one").Replace("  serviceName: db", "  serviceName: db\n  volumeClaimTemplates: [{ metadata: { name: data } }]", StringComparison.Ordinal));
        await Runtime.RemoveNamespaceAsync(Namespace, Log, TestContext.Current.CancellationToken);
        Assert.Empty(Containers("pipeline.local.scope"));
        Assert.Empty(Volumes());
        Assert.Empty(Lines("network", "ls", "--quiet", "--filter", $"label=pipeline.local.namespace={Namespace}"));
        Assert.False(Directory.Exists(Fixture.FolderOf(Namespace)));
    }

    private const string Claim = "\n---\nkind: PersistentVolumeClaim\nmetadata: { name: out }\nspec: { accessModes: [ReadWriteOnce] }\n";

    private string Chart(int grace, string command) => Charts.Pod($$"""
        containers:
        - { name: web, image: IMAGE, command: [/bin/sh, -c, "{{command}}"] }
        """, replicas: 2).Replace("terminationGracePeriodSeconds: 1", $"terminationGracePeriodSeconds: {grace}", StringComparison.Ordinal);
}
