using Pipeline.Core.Runs;
using Pipeline.Core.Stages;
using Pipeline.Testing;
using Pipeline.Tools.Processes;

namespace Pipeline.EndToEnd;

[Collection(PipelineCollection.Name)]
public sealed class ClusterTests(Rehearsals rehearsals)
{
    [Fact]
    public async Task The_same_artifacts_are_deployed_to_Kubernetes_and_pass_the_integration_test()
    {
        var onCluster = await OnClusterAsync();

        Assert.True(onCluster.Build.ExitCode == 0, onCluster.Build.Because("The run on the cluster was to succeed"));
        Assert.Equal(RunVerdict.Succeeded, onCluster.Run.Verdict);
        Assert.All(onCluster.Run.Modules, module => Assert.Equal("kubernetes", onCluster.Stage(module.Name, Stage.Deploy).Outputs["runtime"]));
        Assert.Equal(8, onCluster.Stage("web", Stage.IntegrationTest).Metrics["tests.passed"]);
        Assert.Equal(
            (await rehearsals.MendedAsync()).Run.Modules.SelectMany(module => module.Artifacts).Select(artifact => artifact.Digest),
            onCluster.Run.Modules.SelectMany(module => module.Artifacts).Select(artifact => artifact.Digest));
    }

    [Theory]
    [InlineData("catalog")]
    [InlineData("orders")]
    [InlineData("web")]
    public async Task The_cluster_runs_the_image_with_the_recorded_digest(string module)
    {
        var onCluster = await OnClusterAsync();
        var deploy = onCluster.Stage(module, Stage.Deploy).Outputs;

        var image = await KubectlAsync("get", "deployment", module, "--namespace", deploy["namespace"], "--output", "jsonpath={.spec.template.spec.containers[0].image}");

        Assert.EndsWith($"@{onCluster.Module(module).Artifacts[0].Digest}", image, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Helm_history_shows_the_release_with_its_commit()
    {
        var onCluster = await OnClusterAsync();
        var deploy = onCluster.Stage("web", Stage.Deploy).Outputs;
        using var home = new TempDirectory();

        var history = await (await HelmUnderTest.ClientAsync(home.Path)).HistoryAsync(deploy["release"], deploy["namespace"], TestContext.Current.CancellationToken);

        Assert.Equal("deployed", history[^1].Status);
        Assert.Contains(onCluster.Run.Commit, history[^1].Description, StringComparison.Ordinal);
    }

    private Task<Rehearsal> OnClusterAsync()
    {
        Requires.ContainerEngine();
        Requires.Cluster();
        return rehearsals.OnClusterAsync();
    }

    private static Task<string> KubectlAsync(params string[] arguments) => new ProcessRunner().ReadAsync(new Command("kubectl", arguments), TestContext.Current.CancellationToken);
}
