using System.Globalization;
using System.Text;
using Pipeline.Tools.Kubernetes;

namespace Pipeline.Stages.Tests.Deploy.Clusters;

/// <summary>Who works on a release, as the real cluster tells.</summary>
public sealed class ReleaseLeaseTests
{
    [Fact]
    public async Task A_lease_of_a_machine_whose_clock_is_behind_is_waited_for()
    {
        await using var scene = await ClusterScene.CreateAsync();
        await ClusterScene.KubectlAsync("create", "namespace", scene.Namespace);
        await scene.ApplyAsync(LeaseOf("other", DateTimeOffset.UtcNow.AddMinutes(-2)));
        using var waiting = new CancellationTokenSource();
        await using var log = new EndingWriter(waiting);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReleaseLease.TakeAsync(scene.Cluster, "orders", scene.Namespace, "me", log, TimeProvider.System, waiting.Token));

        Assert.Equal($"Waiting for other, which deploys 'orders' to namespace '{scene.Namespace}'", log.Text);
    }

    [Fact]
    public async Task A_lease_that_was_left_long_ago_is_taken()
    {
        await using var scene = await ClusterScene.CreateAsync();
        await ClusterScene.KubectlAsync("create", "namespace", scene.Namespace);
        await scene.ApplyAsync(LeaseOf("other", DateTimeOffset.UtcNow.AddHours(-1)));

        var taken = await ReleaseLease.TakeAsync(scene.Cluster, "orders", scene.Namespace, "me", TextWriter.Null, TimeProvider.System, Token);

        Assert.True(taken!.Value.WasLeft);
        await taken.Value.Lease.DisposeAsync();
        Assert.Equal("", await FindAsync(scene));
    }

    [Fact]
    public async Task A_lease_that_another_took_meanwhile_stays_theirs()
    {
        await using var scene = await ClusterScene.CreateAsync();
        await ClusterScene.KubectlAsync("create", "namespace", scene.Namespace);
        var taken = await ReleaseLease.TakeAsync(scene.Cluster, "orders", scene.Namespace, "me", TextWriter.Null, TimeProvider.System, Token);
        await ClusterScene.KubectlAsync("patch", "lease", "pipeline-orders", "--namespace", scene.Namespace, "--type", "merge", "--patch", """{"spec": {"holderIdentity": "other"}}""");

        await taken!.Value.Lease.DisposeAsync();

        Assert.Equal("other", await FindAsync(scene));
    }

    private static async Task<string> FindAsync(ClusterScene scene) => (await ClusterScene.KubectlAsync(
        "get", "lease", "pipeline-orders", "--namespace", scene.Namespace, "--ignore-not-found", "--output", "jsonpath={.spec.holderIdentity}")).Trim();

    private static string LeaseOf(string holder, DateTimeOffset renewed) => string.Create(
        CultureInfo.InvariantCulture,
        $"apiVersion: coordination.k8s.io/v1\nkind: Lease\nmetadata: {{ name: pipeline-orders }}\nspec: {{ holderIdentity: {holder}, renewTime: \"{renewed.UtcDateTime:yyyy-MM-ddTHH:mm:ss.ffffffZ}\" }}\n");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Whoever waits is told so first: then it is enough.
    private sealed class EndingWriter(CancellationTokenSource end) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public string Text { get; private set; } = "";

        public override async Task WriteLineAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
        {
            Text += buffer.ToString();
            await end.CancelAsync();
        }
    }
}
