using System.Globalization;
using k8s.Models;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Kubernetes.Watching;

namespace Pipeline.Tools.Tests.Kubernetes;

/// <summary>Answers that are none, or not now.</summary>
public sealed class ClusterAnswersTests
{
    private const string Pods = """{"metadata":{"resourceVersion":"1"},"items":[{"metadata":{"name":"a","uid":"a"}}]}""";

    [Theory]
    [InlineData("<html>Sign in</html>")]
    [InlineData("")]
    [InlineData("\"text\"")]
    public async Task An_answer_that_is_no_JSON_of_the_API_is_told_with_its_status(string answer)
    {
        await using var cluster = await FakeCluster.StartAsync((_, _) => (200, answer));
        using var client = cluster.Client(TimeProvider.System);
        const string Said = "(status 200) is not what was expected, JSON of the Kubernetes API";
        Assert.Contains($"its answer to GET version {Said}", (await Assert.ThrowsAsync<ClusterUnreachableException>(() => client.ConnectAsync(Token))).Message, StringComparison.Ordinal);
        Assert.Contains(Said, (await Assert.ThrowsAsync<ClusterUnreachableException>(() => client.FindAsync<V1Pod>("api/v1/x", Token))).Message, StringComparison.Ordinal);
        Assert.Contains(Said, (await Assert.ThrowsAsync<ClusterUnreachableException>(() => client.ListAsync<V1Pod>("api/v1/x", Token))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_list_that_cannot_be_had_now_is_asked_for_again(int status)
    {
        await using var cluster = await FakeCluster.StartAsync((cluster, _) => cluster.Tokens.Count < 3 ? (status, "") : (200, Pods));
        using var client = cluster.Client(TimeProvider.System);
        var watch = new ObjectWatch<V1Pod>(client, "api/v1/pods", () => { }, new HastyTime());
        await watch.ListAsync(Token);
        Assert.Equal((null, "a"), (watch.Refusal, watch.Items.Single().Name()));
    }

    [Theory]
    [InlineData(403, 1)]
    [InlineData(500, 5)]
    public async Task A_list_that_is_refused_for_good_or_again_and_again_is_told(int status, int requests)
    {
        await using var cluster = await FakeCluster.StartAsync((_, _) => (status, """{"message":"not for you"}"""));
        using var client = cluster.Client(TimeProvider.System);
        var watch = new ObjectWatch<V1Pod>(client, "api/v1/pods", () => { }, new HastyTime());
        await watch.ListAsync(Token);
        Assert.Equal(("not for you", requests), (watch.Refusal, cluster.Tokens.Count));
    }

    [Fact]
    public async Task What_is_refused_for_a_moment_while_it_is_followed_is_followed_again()
    {
        var found = new TaskCompletionSource();
        var step = 0;
        await using var cluster = await FakeCluster.StartAsync((_, path) => path.Contains("watch=true", StringComparison.Ordinal) || Interlocked.Increment(ref step) % 2 == 0 ? (429, "") : (200, Pods.Replace("\"a\"", $"\"{step.ToString(CultureInfo.InvariantCulture)}\"", StringComparison.Ordinal)));
        using var client = cluster.Client(TimeProvider.System);
        ObjectWatch<V1Pod>? watch = null;
        watch = new ObjectWatch<V1Pod>(client, "api/v1/pods", () => found.TrySetResult(), new HastyTime());
        await watch.ListAsync(Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var following = watch.FollowAsync(stop.Token);
        await found.Task.WaitAsync(Token);
        await stop.CancelAsync();
        await following;
        Assert.Null(watch.Refusal);
        Assert.NotEqual("1", watch.Items.Single().Name());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Does not wait between attempts.
    private sealed class HastyTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
