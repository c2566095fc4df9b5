using Pipeline.Stages.Deploy;
using Pipeline.Tools.Helm;
using Pipeline.Tools.Kubernetes;
using Pipeline.Tools.Tests.Provisioning;

namespace Pipeline.Stages.Tests.Deploy;

/// <summary>What a failed deployment says of a container whose log comes late or not at all: a cluster does neither when a test asks.</summary>
public sealed class HelmDeployerTests
{
    private const string NoSuchRun = "Error from server (BadRequest): previous terminated container \"orders\" not found";
    private readonly ScriptedProcesses _processes = new ScriptedProcesses()
        .Answer("helm rollback", "Error: timed out waiting for the condition", 1)
        .Answer("helm get manifest", "kind: Deployment\nmetadata:\n  name: orders\nspec:\n  selector:\n    matchLabels:\n      app: orders\n");

    [Theory]
    [InlineData("")]
    [InlineData("unable to retrieve container logs for docker://e132d1068ac9")]
    public async Task Words_that_are_not_there_yet_are_waited_for(string first)
    {
        Container("""{"terminated": {"reason": "Error", "exitCode": 7}}""");
        var asked = 0;
        Log(previous: true, () => (1, NoSuchRun));
        Log(previous: false, () => (0, ++asked < 3 ? first : "no disk"));

        Assert.EndsWith("pod orders-1, container orders: Error (exit code 7)\n  | no disk", await FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_that_cannot_be_read_is_told_in_the_clusters_words()
    {
        Container("""{"terminated": {"reason": "Error", "exitCode": 7}}""");
        Log(previous: false, () => (1, "Error from server: no route to host"));
        Log(previous: true, () => (1, NoSuchRun));

        Assert.EndsWith("(exit code 7)\n  (its log cannot be read: Error from server: no route to host)", await FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_ended_without_a_word_has_only_its_reason()
    {
        Container("""{"terminated": {"reason": "Error", "exitCode": 7}}""");
        Log(previous: false, () => (0, ""));
        Log(previous: true, () => (0, ""));

        Assert.EndsWith("pod orders-1, container orders: Error (exit code 7)", await FailureAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_never_started_is_asked_once()
    {
        Container("""{"waiting": {"reason": "ErrImageNeverPull", "message": "no such image"}}""");
        Log(previous: false, () => (1, "is waiting to start"));
        Log(previous: true, () => (1, NoSuchRun));

        Assert.EndsWith("container orders: ErrImageNeverPull: no such image", await FailureAsync(), StringComparison.Ordinal);
        Assert.Equal(2, _processes.Commands.Count(command => command.StartsWith("kubectl logs", StringComparison.Ordinal)));
    }

    private void Container(string state) => _processes.Answer("kubectl get", $$"""
        {"items": [{
          "metadata": {"name": "orders-1"},
          "status": {
            "containerStatuses": [{"name": "orders", "ready": false, "restartCount": 0, "state": {{state}} }]
          }
        }]}
        """);

    private void Log(bool previous, Func<(int ExitCode, string Output)> answer) =>
        _processes.Answer($"kubectl logs --namespace staging --container orders --tail=10 --previous={(previous ? "true" : "false")}", answer);

    private async Task<string> FailureAsync()
    {
        var helm = new HelmClient(_processes, new HelmOptions { HomeDirectory = "/helm" });
        var deployer = new HelmDeployer(helm, new KubectlClient(_processes, new KubernetesOptions()), new HastyTime());
        var exception = await Assert.ThrowsAsync<DeployException>(() =>
            deployer.RollbackAsync(new ReleaseName("orders", "staging"), 1, TimeSpan.FromSeconds(1), TextWriter.Null, default));
        return exception.Message;
    }
}
