namespace Pipeline.LocalRuntime.Tests.Rollouts;

/// <summary>Releases whose number of replicas changes, and nothing else: pods that stay are left alone.</summary>
public sealed class ScaledReleaseTests(LocalRuntimeFixture fixture) : LocalScene(fixture), IClassFixture<LocalRuntimeFixture>
{
    [Theory]
    [InlineData("RollingUpdate")]
    [InlineData("Recreate")]
    public async Task More_replicas_of_a_Deployment_start_beside_those_that_run(string strategy)
    {
        await DeployAsync("web", Web(strategy, 1));
        var before = Running("web");

        await DeployAsync("web", Web(strategy, 3));

        Assert.Equal(3, RunningPods().Length);
        Assert.Subset(Running("web").ToHashSet(), before.ToHashSet());
    }

    [Theory]
    [InlineData("RollingUpdate")]
    [InlineData("Recreate")]
    public async Task Fewer_replicas_of_a_Deployment_leave_those_that_stay(string strategy)
    {
        await DeployAsync("web", Web(strategy, 3));
        var before = Running("web");

        await DeployAsync("web", Web(strategy, 1));

        Assert.Single(RunningPods());
        Assert.Subset(before.ToHashSet(), Running("web").ToHashSet());
    }

    [Fact]
    public async Task More_replicas_of_a_StatefulSet_start_beside_those_that_run()
    {
        await DeployAsync("db", Charts.StatefulSet("one"));
        var before = Running("db");

        await DeployAsync("db", Charts.StatefulSet("one", replicas: 3));

        Assert.Equal(["db-0", "db-1", "db-2"], RunningPods("{{.Label \"pipeline.local.pod\"}}").Order());
        Assert.Subset(Running("db").ToHashSet(), before.ToHashSet());
    }

    [Fact]
    public async Task Fewer_replicas_of_a_StatefulSet_leave_those_that_stay()
    {
        await DeployAsync("db", Charts.StatefulSet("one", replicas: 3));
        var before = Running("db");

        await DeployAsync("db", Charts.StatefulSet("one", replicas: 2));

        Assert.Equal(["db-0", "db-1"], RunningPods("{{.Label \"pipeline.local.pod\"}}").Order());
        Assert.Subset(before.ToHashSet(), Running("db").ToHashSet());
    }

    [Fact]
    public async Task More_replicas_of_another_version_replace_all_that_run()
    {
        await DeployAsync("db", Charts.StatefulSet("one"));
        var before = Running("db");

        await DeployAsync("db", Charts.StatefulSet("two", replicas: 3));

        Assert.Equal(3, RunningPods().Length);
        Assert.Empty(Running("db").Intersect(before));
    }

    private string Web(string strategy, int replicas) =>
        Charts.Web("one").Replace("replicas: 1", $"replicas: {replicas}\n  strategy: {{ type: {strategy} }}", StringComparison.Ordinal);

    // A container that was stopped and started again meanwhile has another start.
    private string[] Running(string container) =>
        [.. Containers($"pipeline.local.container={container}").SelectMany(id => Lines("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", id))];
}
