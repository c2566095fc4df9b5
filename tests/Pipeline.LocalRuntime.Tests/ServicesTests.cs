namespace Pipeline.LocalRuntime.Tests;

public sealed class ServicesTests(LocalRuntimeFixture fixture) : LocalScene(fixture), IClassFixture<LocalRuntimeFixture>
{
    [Fact]
    public async Task Connections_are_shared_out_evenly_among_replicas()
    {
        await DeployAsync("web", Charts.Pod("""
            containers:
            - name: web
              image: IMAGE
              command: [/bin/sh, -c, "mkdir -p /www; hostname > /www/index.html; exec httpd -f -p 8080 -h /www"]
              readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 }
            """, replicas: 3));
        var answers = new List<string>();
        for (var index = 0; index < 30; index++)
            answers.Add(await GetAsync("web"));
        Assert.Equal([10, 10, 10], answers.CountBy(answer => answer).Select(count => count.Value));
    }

    [Fact]
    public async Task Services_and_pods_of_stateful_sets_are_known_by_all_their_names()
    {
        await DeployAsync("web", Charts.Web("web"));
        await DeployAsync("db", Charts.StatefulSet("db"));
        string[] names =
        [
            "web", $"web.{Namespace}", $"web.{Namespace}.svc", $"web.{Namespace}.svc.cluster.local",
            "db:8080", $"db.{Namespace}.svc:8080", "db-0.db:8080", $"db-1.db.{Namespace}:8080", $"db-1.db.{Namespace}.svc.cluster.local:8080",
        ];
        await DeployAsync("client", Charts.Job("client", string.Join(" && ", names.Select(name => $"wget -qO- http://{name}/"))));
        Assert.True(Assert.Single(await PodsAsync("client")).IsReady);
    }
}
