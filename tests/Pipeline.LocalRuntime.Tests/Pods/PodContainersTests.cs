namespace Pipeline.LocalRuntime.Tests.Pods;

/// <summary>Pods of several containers.</summary>
public sealed class PodContainersTests(LocalRuntimeFixture fixture) : LocalScene(fixture), IClassFixture<LocalRuntimeFixture>
{
    private const string Server = """
        - name: web
          image: IMAGE
          command: [/bin/sh, -c, "exec httpd -f -p 8080 -h /www"]
          readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 1 }
          volumeMounts: [{ name: www, mountPath: /www }]
        """;

    [Fact]
    public async Task They_share_their_network_and_their_empty_volumes()
    {
        await DeployAsync("web", Charts.Pod($$"""
            containers:
            {{Server}}
            - name: writer
              image: IMAGE
              command: [/bin/sh, -c, "echo hello > /out/index.html; until wget -qO /out/seen http://localhost:8080/; do sleep 1; done; exec sleep 600"]
              volumeMounts: [{ name: www, mountPath: /out }]
            volumes: [{ name: www, emptyDir: {} }]
            """));
        Assert.Equal("hello", await GetUntilAsync("web", "/seen", answer => answer.Length > 0));
    }

    [Fact]
    public async Task Init_containers_run_one_after_another_before_the_others()
    {
        await DeployAsync("web", Charts.Pod($$"""
            initContainers:
            - { name: first, image: IMAGE, command: [/bin/sh, -c, "sleep 1; echo -n first, >> /www/index.html"], volumeMounts: [{ name: www, mountPath: /www }] }
            - { name: second, image: IMAGE, command: [/bin/sh, -c, "echo -n second >> /www/index.html"], volumeMounts: [{ name: www, mountPath: /www }] }
            containers:
            {{Server}}
            volumes: [{ name: www, emptyDir: {} }]
            """));
        Assert.Equal("first,second", await GetAsync("web"));
    }

    [Fact]
    public async Task An_init_container_that_keeps_failing_is_named_with_its_last_words_and_exit_code()
    {
        var failure = await FailAsync("web", Charts.Pod($$"""
            initContainers:
            - { name: licence, image: IMAGE, command: [/bin/sh, -c, "echo no licence; exit 5"] }
            containers:
            {{Server}}
            volumes: [{ name: www, emptyDir: {} }]
            """));
        Assert.Equal(("licence", 5, false), (failure.Container, failure.ExitCode, failure.OutOfMemory));
        Assert.Contains("container licence: it ended with exit code 5\n  | no licence", failure.Message, StringComparison.Ordinal);
        Assert.Equal("nothing of it runs", failure.Aftermath);
        Assert.Empty(Containers("pipeline.local.container"));
    }

    [Fact]
    public async Task An_init_container_that_succeeds_at_last_lets_the_others_start()
    {
        await DeployAsync("web", Charts.Pod($$"""
            initContainers:
            - { name: wait, image: IMAGE, command: [/bin/sh, -c, "echo up > /www/index.html; [ -e /www/tried ] || { touch /www/tried; exit 1; }"], volumeMounts: [{ name: www, mountPath: /www }] }
            containers:
            {{Server}}
            volumes: [{ name: www, emptyDir: {} }]
            """));
        Assert.Equal("up", await GetAsync("web"));
    }

    [Fact]
    public async Task A_sidecar_has_started_before_the_next_init_container_and_goes_on()
    {
        await DeployAsync("web", Charts.Pod($$"""
            initContainers:
            - name: source
              image: IMAGE
              restartPolicy: Always
              command: [/bin/sh, -c, "sleep 1; mkdir -p /s; echo from the sidecar > /s/index.html; exec httpd -f -p 9090 -h /s"]
              startupProbe: { tcpSocket: { port: 9090 }, periodSeconds: 1, failureThreshold: 30 }
            - { name: fetch, image: IMAGE, command: [/bin/sh, -c, "wget -qO /www/index.html http://localhost:9090/"], volumeMounts: [{ name: www, mountPath: /www }] }
            containers:
            {{Server}}
            volumes: [{ name: www, emptyDir: {} }]
            """));
        Assert.Equal("from the sidecar", await GetAsync("web"));
        Assert.Equal([("fetch", false), ("source", true), ("web", true)], (await PodsAsync("web")).Single().Containers.Select(container => (container.Name, container.IsRunning)).Order());
    }

    [Fact]
    public async Task The_sidecar_of_a_job_ends_with_it()
    {
        await DeployAsync("job", Charts.Job("job", "sleep 1").Replace("      containers:", $"      terminationGracePeriodSeconds: 1\n      initContainers: [{{ name: proxy, image: {Image}, restartPolicy: Always, command: [/bin/sleep, \"600\"] }}]\n      containers:", StringComparison.Ordinal));
        Assert.DoesNotContain(Assert.Single(await PodsAsync("job")).Containers, container => container.IsRunning);
    }

    [Fact]
    public async Task A_container_beyond_its_memory_limit_is_said_to_be_out_of_memory()
    {
        var failure = await FailAsync("web", Charts.Pod("""
            containers:
            - { name: web, image: IMAGE, command: [/bin/sh, -c, "echo reading; exec tail /dev/zero"], resources: { limits: { memory: 16Mi } } }
            """));
        Assert.Equal((137, true), (failure.ExitCode, failure.OutOfMemory));
        Assert.Contains("out of memory (OOMKilled). Its memory limit is 16 MiB", failure.Message, StringComparison.Ordinal);
        Assert.Contains("  | reading", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_containers_of_a_failed_revision_wrote_can_be_read_afterwards()
    {
        await DeployAsync("web", Charts.Web("one"));
        await FailAsync("web", Charts.Web("two", command: "echo no disk; exit 7"));
        var logs = await Runtime.LogsAsync("web", Namespace, TestContext.Current.CancellationToken);
        Assert.Matches("pod web-[0-9a-f]+-0, container web: it runs\n", logs);
        Assert.Matches("revision 2 failed:\npod web-[0-9a-f]+-0, container web: it ended with exit code 7; restarted 3 times, last because it ended with exit code 7\n  \\| no disk\n", logs);
    }
}
