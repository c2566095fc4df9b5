using System.Diagnostics;
using Pipeline.Registry.Tests;
using Pipeline.Stages.Deploy;
using Pipeline.Tools.Tests.Helm;

namespace Pipeline.Stages.Tests.Deploy.Clusters;

/// <summary>A deployment that tells the truth, on the real cluster: it ends as soon as nothing can mend it, and says why.</summary>
public sealed class ClusterDeploymentTests
{
    // What is in vain ends long before it, or the test fails by the message.
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);
    private const string Quota = "apiVersion: v1\nkind: ResourceQuota\nmetadata: { name: none }\nspec: { hard: { pods: \"0\" } }\n";

    [Fact]
    public async Task An_image_that_is_not_there_ends_the_deployment_at_once_and_the_release_can_be_deployed_to_again()
    {
        await using var scene = await ClusterScene.CreateAsync();
        await using var registry = await RunningRegistry.StartAsync();
        var missing = $"{registry.Host}/nowhere:1.0";
        var exception = await Assert.ThrowsAsync<DeployException>(() => scene.DeployAsync("one", image: missing, timeout: Long));

        Assert.Contains("so it was not waited for any longer", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"image {missing} cannot be pulled", exception.Message, StringComparison.Ordinal);
        Assert.Equal("failed", await scene.StatusAsync());
        Assert.Equal(2, (await scene.DeployAsync("two")).Revision);
    }

    [Fact]
    public async Task A_container_that_keeps_ending_ends_the_deployment_with_its_last_words()
    {
        await using var scene = await ClusterScene.CreateAsync();
        var exception = await Assert.ThrowsAsync<DeployException>(() => scene.DeployAsync("one", "echo no disk; exit 7", timeout: Long));

        Assert.Contains("exit code 7", exception.Message, StringComparison.Ordinal);
        Assert.Contains("| no disk", exception.Message, StringComparison.Ordinal);
        Assert.Contains("flaky: no: it was started again 2 times and ended each time", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quota_that_lets_no_pod_in_ends_the_deployment_at_once()
    {
        await using var scene = await ClusterScene.CreateAsync();
        await ClusterScene.KubectlAsync("create", "namespace", scene.Namespace);
        await scene.ApplyAsync(Quota);
        var exception = await Assert.ThrowsAsync<DeployException>(() => scene.DeployAsync("one", timeout: Long));

        Assert.Contains("exceeded quota: none", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Deployment orders: no pod can be made", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mended_deployment_is_not_judged_by_the_pods_that_it_replaces()
    {
        await using var scene = await ClusterScene.CreateAsync();
        await Assert.ThrowsAsync<DeployException>(() => scene.DeployAsync("one", "exit 7", timeout: Long));

        Assert.Equal(2, (await scene.DeployAsync("two")).Revision);
    }

    [Fact]
    public async Task A_deployment_in_vain_that_is_repeated_ends_at_once_too()
    {
        await using var scene = await ClusterScene.CreateAsync();
        await using var registry = await RunningRegistry.StartAsync();
        await Assert.ThrowsAsync<DeployException>(() => scene.DeployAsync("one", image: $"{registry.Host}/nowhere:1.0", timeout: Long));
        var exception = await Assert.ThrowsAsync<DeployException>(() => scene.DeployAsync("one", image: $"{registry.Host}/nowhere:1.0", timeout: Long));

        Assert.Contains("so it was not waited for any longer", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_it_waits_it_says_for_which_probe()
    {
        await using var scene = await ClusterScene.CreateAsync();
        await scene.DeployAsync("one", "sleep 6; mkdir -p /www; echo one > /www/index.html; exec httpd -f -p 8080 -h /www");

        Assert.Contains("waiting for orders: 0 of 1 ready; pod orders-", scene.Log.ToString(), StringComparison.Ordinal);
        Assert.Contains("Readiness probe failed: ", scene.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_deployment_whose_Helm_was_killed_is_removed_and_made_anew()
    {
        await using var scene = await ClusterScene.CreateAsync();
        await KillHelmInTheMiddleAsync(scene, await scene.RequestAsync("one", "exec sleep 1000", timeout: Long));
        Assert.Equal("pending-install", await scene.StatusAsync());

        Assert.Equal(1, (await scene.DeployAsync("two")).Revision);
        Assert.Contains("is pending-install since", scene.Log.ToString(), StringComparison.Ordinal);
        Assert.Equal("deployed", await scene.StatusAsync());
    }

    [Fact]
    public async Task An_upgrade_whose_Helm_was_killed_is_noted_as_failed_and_replaced()
    {
        await using var scene = await ClusterScene.CreateAsync();
        await scene.DeployAsync("one");
        await KillHelmInTheMiddleAsync(scene, await scene.RequestAsync("two", "exec sleep 1000", timeout: Long));
        Assert.Equal("pending-upgrade", await scene.StatusAsync());

        Assert.Equal(3, (await scene.DeployAsync("three")).Revision);
        Assert.Contains("a run that was killed left it: it is noted as failed", scene.Log.ToString(), StringComparison.Ordinal);
        Assert.Equal(["superseded", "failed", "deployed"], (await scene.Deployer.HistoryAsync(scene.Release, TestContext.Current.CancellationToken)).Select(revision => revision.Status));
    }

    // As after SIGKILL of the whole run: nobody marks the release, and the lease stays.
    private static async Task KillHelmInTheMiddleAsync(ClusterScene scene, DeployRequest request)
    {
        var token = TestContext.Current.CancellationToken;
        var helm = await HelmUnderTest.FindAsync();
        string[] arguments = ["upgrade", "--install", "--create-namespace", "--namespace", scene.Namespace, "--wait", "--timeout", "10m", "orders", request.Chart];
        using var process = Process.Start(new ProcessStartInfo(helm, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        while (!(await scene.Deployer.HistoryAsync(scene.Release, token)).Any(revision => revision.Status.StartsWith("pending", StringComparison.Ordinal)))
            await Task.Delay(200, token);
        process.Kill();
        await process.WaitForExitAsync(token);
        await scene.ApplyAsync($"apiVersion: coordination.k8s.io/v1\nkind: Lease\nmetadata: {{ name: pipeline-orders }}\nspec: {{ holderIdentity: gone, renewTime: \"2026-01-01T00:00:00.000000Z\" }}\n");
    }
}
