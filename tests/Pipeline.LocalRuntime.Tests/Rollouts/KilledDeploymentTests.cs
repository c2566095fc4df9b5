using System.Diagnostics;

namespace Pipeline.LocalRuntime.Tests.Rollouts;

/// <summary>Deployments whose process is killed, and what the next one makes of it.</summary>
public sealed class KilledDeploymentTests(LocalRuntimeFixture fixture) : LocalScene(fixture), IClassFixture<LocalRuntimeFixture>
{
    [Fact]
    public async Task What_it_had_started_is_recognised_and_removed_by_the_next_one()
    {
        await DeployAsync("web", Charts.Web("one"));
        await KillAsync("web", Charts.Web("two", command: "exec sleep 600"), () => Containers("pipeline.local.container").Length == 2);
        Assert.Equal("one", await GetAsync("web"));

        await DeployAsync("web", Charts.Web("three"));

        Assert.Matches("pod web-[0-9a-f]+-0 is left over from a deployment that did not end; it is removed", Logged);
        Assert.Equal("three", await GetAsync("web"));
        AssertNothingIsLeft();
    }

    [Fact]
    public async Task What_it_had_stopped_is_started_again_by_the_next_one_even_if_that_fails()
    {
        await DeployAsync("db", Charts.StatefulSet("one"));
        await KillAsync("db", Charts.StatefulSet("two").Replace("exec httpd", "sleep 600; exec httpd", StringComparison.Ordinal), () => Lines("ps", "--quiet", "--filter", $"label=pipeline.local.namespace={Namespace}", "--filter", "label=pipeline.local.container").Length == 0);

        var failure = await FailAsync("db", Charts.StatefulSet("three").Replace("exec httpd", "exit 3", StringComparison.Ordinal));

        Assert.Contains("pod db-1 was stopped by a deployment that did not end; it is started again", Logged, StringComparison.Ordinal);
        Assert.Equal("what ran before was started again", failure.Aftermath);
        await DeployAsync("client", Charts.Job("client", "test \"$(wget -qO- http://db-0.db:8080/)\" = one && test \"$(wget -qO- http://db-1.db:8080/)\" = one"));
    }

    [Fact]
    public async Task One_whose_init_container_ran_is_done_again()
    {
        var chart = Charts.Web("one", command: "mkdir -p /www; echo one > /www/index.html; exec httpd -f -p 8080 -h /www")
            .Replace("      containers:", $"      initContainers: [{{ name: slow, image: {Image}, command: [/bin/sleep, \"2\"] }}]\n      containers:", StringComparison.Ordinal);
        await KillAsync("web", chart, () => Containers("pipeline.local.container=slow").Length == 1);

        await DeployAsync("web", chart);

        Assert.Equal("one", await GetAsync("web"));
        AssertNothingIsLeft(containers: 2);
    }

    [Fact]
    public async Task A_release_of_which_only_a_killed_deployment_is_there_can_be_removed()
    {
        await KillAsync("web", Charts.Web("one", command: "exec sleep 600"), () => Containers("pipeline.local.container").Length == 1);
        await RemoveAsync("web");
        Assert.Empty(Containers("pipeline.local.scope"));
        Assert.Empty(Lines("network", "ls", "--quiet", "--filter", $"label=pipeline.local.namespace={Namespace}"));
    }

    [Fact]
    public async Task Whenever_it_is_killed_the_same_deployment_again_comes_to_the_same_end()
    {
        await DeployAsync("web", Charts.Web("0"));
        int[] delays = [0, 400, 1200, 2500];
        foreach (var delay in delays)
        {
            var chart = Charts.Web($"{delay}") + "\n---\n" + Charts.Job("migrate", $"sleep 0.3; echo {delay}");
            await KillAsync("web", chart, null, delay);

            await DeployAsync("web", chart);

            Assert.Equal($"{delay}", await GetAsync("web"));
            AssertNothingIsLeft(pods: 2, containers: 2);
            Assert.All(await PodsAsync("web"), pod => Assert.True(pod.IsReady));
        }
    }

    private void AssertNothingIsLeft(int pods = 1, int containers = 1)
    {
        Assert.Equal((pods, containers), (Containers("pipeline.local.pod").Length, Containers("pipeline.local.container").Length));
        // Beside them the proxy and the supervisor.
        Assert.Equal(pods + containers + 2, Containers("pipeline.local.scope").Length);
    }

    private async Task KillAsync(string release, string chart, Func<bool>? when, int delay = 0)
    {
        var file = Path.Combine(Directory.CreateDirectory(Fixture.StateDirectory).FullName, $"{Guid.NewGuid():N}");
        await File.WriteAllTextAsync($"{file}.yaml", chart, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, $"{typeof(DeploymentToKill).Assembly.GetName().Name}.dll"), "-explicit", "only", "-class", typeof(DeploymentToKill).FullName!])
        {
            RedirectStandardOutput = true,
        };
        start.Environment[DeploymentToKill.Variable] = $"{Fixture.StateDirectory}|{Namespace}|{release}|{file}.yaml|{file}.log";
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            await UntilAsync(() => Task.FromResult(process.HasExited || File.Exists($"{file}.log") && (when is null || when())), seen => seen);
            Assert.True(when is null || !process.HasExited, "it ended before it could be killed");
            await Task.Delay(delay, TestContext.Current.CancellationToken);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }
}
