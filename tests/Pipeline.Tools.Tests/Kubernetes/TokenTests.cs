using Pipeline.Testing;
using Pipeline.Tools.Kubernetes;

namespace Pipeline.Tools.Tests.Kubernetes;

/// <summary>Tokens that a kubeconfig does not hold itself.</summary>
public sealed class TokenTests
{
    private const string Version = """{"gitVersion":"v1.99.0"}""";
    private readonly SteppedClock _time = new();

    [Fact]
    public async Task A_token_of_a_file_is_read_again_every_minute()
    {
        await using var cluster = await FakeCluster.StartAsync();
        cluster.Folder.Write("token", "one\n");
        using var client = cluster.Client(_time, "{ tokenFile: token }");
        await client.ConnectAsync(Token);
        cluster.Folder.Write("token", "two\n");
        await client.ConnectAsync(Token);
        _time.Now += TimeSpan.FromMinutes(1);
        await client.ConnectAsync(Token);
        Assert.Equal(["Bearer one", "Bearer one", "Bearer two"], cluster.Tokens);
    }

    [Fact]
    public async Task A_token_file_that_is_not_there_is_named()
    {
        await using var cluster = await FakeCluster.StartAsync();
        using var client = cluster.Client(_time, "{ tokenFile: missing }");
        var exception = await Assert.ThrowsAsync<ClusterUnreachableException>(() => client.ConnectAsync(Token));
        Assert.Equal($"The file '{cluster.Folder["missing"]}', which the kubeconfig names as its tokenFile, cannot be read (FileNotFoundException); a token was expected. Have it written, then run again.", exception.Message);
    }

    [Fact]
    public async Task A_token_of_a_plug_in_is_got_anew_when_it_runs_out()
    {
        Requires.Linux();
        await using var cluster = await FakeCluster.StartAsync();
        using var client = cluster.Client(_time, Plugin(cluster, runsOut: true));
        await client.ConnectAsync(Token);
        await client.ConnectAsync(Token);
        _time.Now += TimeSpan.FromHours(1);
        await client.ConnectAsync(Token);
        Assert.Equal(["Bearer 1", "Bearer 1", "Bearer 2"], cluster.Tokens);
    }

    [Fact]
    public async Task A_token_of_a_plug_in_is_got_anew_when_the_server_refuses_it()
    {
        Requires.Linux();
        await using var cluster = await FakeCluster.StartAsync((cluster, _) => cluster.Tokens.Last() == "Bearer 1" && cluster.Tokens.Count > 1 ? (401, "") : (200, Version));
        using var client = cluster.Client(_time, Plugin(cluster, runsOut: false));
        await client.ConnectAsync(Token);
        await client.ConnectAsync(Token);
        Assert.Equal(["Bearer 1", "Bearer 1", "Bearer 2"], cluster.Tokens);
    }

    [Fact]
    public async Task A_token_that_stays_refused_is_asked_for_once_more_and_no_longer()
    {
        Requires.Linux();
        await using var cluster = await FakeCluster.StartAsync((_, _) => (401, ""));
        using var client = cluster.Client(_time, Plugin(cluster, runsOut: false));
        await Assert.ThrowsAsync<ClusterUnreachableException>(() => client.ConnectAsync(Token));
        Assert.Equal(["Bearer 1", "Bearer 2"], cluster.Tokens);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Its tokens are 1, 2, 3 …; those that run out do so at one, two, three o'clock.
    private static string Plugin(FakeCluster cluster, bool runsOut)
    {
        var count = cluster.Folder["count"];
        var expiry = runsOut ? ",\"expirationTimestamp\":\"2026-01-01T0'$n':00:00Z\"" : "";
        var script = cluster.Folder.Write("plugin.sh", $"echo x >> {count}\nn=$(grep -c x {count})\necho '{{\"kind\":\"ExecCredential\",\"status\":{{\"token\":\"'$n'\"{expiry}}}}}'\n");
        return $"{{ exec: {{ apiVersion: client.authentication.k8s.io/v1, command: /bin/sh, args: [\"{script}\"] }} }}";
    }

    private sealed class SteppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
