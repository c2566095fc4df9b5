using Pipeline.Core.Errors;

namespace Pipeline.LocalRuntime.Tests.Volumes;

/// <summary>Volumes that outlive pods.</summary>
public sealed class ClaimVolumesTests(LocalRuntimeFixture fixture) : LocalScene(fixture), IClassFixture<LocalRuntimeFixture>
{
    [Fact]
    public async Task Those_of_a_stateful_set_survive_upgrades_and_removal_unless_asked()
    {
        await DeployAsync("db", Database("one"));
        await DeployAsync("db", Database("two"));
        Assert.Equal("one two", await GetAsync("db", "/starts"));

        await RemoveAsync("db");

        Assert.Equal(2, Volumes().Length);
        Assert.Contains($"the volume {Volumes().Order().First()} stays, with what is in it; 'docker volume rm", Logged, StringComparison.Ordinal);
        await DeployAsync("db", Database("three"));
        Assert.Equal("one two three", await GetAsync("db", "/starts"));

        await RemoveAsync("db", withVolumes: true);

        Assert.Empty(Volumes());
    }

    [Fact]
    public async Task Each_pod_of_a_stateful_set_has_its_own()
    {
        await DeployAsync("db", Database("one"));
        Assert.Equal(["data-db-0", "data-db-1"], Lines("volume", "ls", "--filter", $"label=pipeline.local.namespace={Namespace}", "--format", "{{.Label \"pipeline.local.claim\"}}").Order());
    }

    [Fact]
    public async Task A_claim_of_the_chart_may_be_written_by_any_user_and_below_a_path_and_goes_with_its_release()
    {
        await DeployAsync("web", Charts.Pod("""
            securityContext: { runAsUser: 1234 }
            containers:
            - name: web
              image: IMAGE
              command: [/bin/sh, -ec, "echo whole > /data/file; echo part > /part/index.html; exec httpd -f -p 8080 -h /part"]
              readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 1 }
              volumeMounts: [{ name: data, mountPath: /data }, { name: data, mountPath: /part, subPath: a/b }]
            volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]
            """) + Claim);
        Assert.Equal("part", await GetAsync("web"));
        Assert.Single(Volumes());

        await RemoveAsync("web");

        Assert.Empty(Volumes());
    }

    [Fact]
    public async Task A_claim_that_another_release_has_is_refused()
    {
        await DeployAsync("first", Charts.Job("first", "exit 0") + Claim);
        var exception = await Assert.ThrowsAsync<PipelineException>(() => DeployAsync("second", Charts.Job("second", "exit 0") + Claim));
        Assert.Equal($"PersistentVolumeClaim/data in namespace '{Namespace}' belongs to the release 'first'. Give one of them another name.", exception.Message);
    }

    [Fact]
    public async Task A_claim_that_the_chart_does_not_have_is_named()
    {
        var chart = Charts.Pod("containers: [{ name: web, image: IMAGE }]\nvolumes: [{ name: data, persistentVolumeClaim: { claimName: elsewhere } }]");
        Assert.Contains("Deployment/web: PersistentVolumeClaim/elsewhere", (await Assert.ThrowsAsync<PipelineException>(() => DeployAsync("web", chart))).Message, StringComparison.Ordinal);
    }

    private const string Claim = "\n---\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Mi } } }\n";

    private string Database(string text) => $$"""
        kind: StatefulSet
        metadata: { name: db }
        spec:
          replicas: 2
          serviceName: db
          selector: { matchLabels: { app: db } }
          volumeClaimTemplates: [{ metadata: { name: data }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]
          template:
            metadata: { labels: { app: db } }
            spec:
              terminationGracePeriodSeconds: 1
              containers:
                - name: db
                  image: {{Image}}
                  command: [/bin/sh, -c, "echo $(cat /data/starts) {{text}} > /data/starts; exec httpd -f -p 8080 -h /data"]
                  readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 }
                  volumeMounts: [{ name: data, mountPath: /data }]
        ---
        kind: Service
        metadata: { name: db }
        spec: { selector: { app: db }, ports: [{ port: 8080 }] }
        """;
}
