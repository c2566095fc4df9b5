using Pipeline.LocalRuntime.Releases;
using Pipeline.Tools.Containers;
using Pipeline.Tools.Processes;

namespace Pipeline.LocalRuntime.Tests.Rollouts;

/// <summary>A deployment in a process of its own, for <see cref="KilledDeploymentTests"/> to kill. What it writes goes to a file.</summary>
public sealed class DeploymentToKill
{
    public const string Variable = "PIPELINE_TEST_DEPLOYMENT";

    [Fact(Explicit = true)]
    public async Task Deploys_what_it_is_told_to()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }, "nobody told it what to deploy");
        var told = Environment.GetEnvironmentVariable(Variable)!.Split('|');
        using var runtime = new LocalRuntimeClient(new LocalRuntimeOptions { FindEngine = token => new ContainerEngineFinder(new ProcessRunner()).FindAsync(token), StateDirectory = told[0] });
        await using var log = new StreamWriter(told[4]) { AutoFlush = true };
        await log.WriteLineAsync("begins");
        await runtime.DeployAsync(
            new LocalDeployment { Release = told[2], Namespace = told[1], Chart = "killed-1.0.0", Manifests = await File.ReadAllTextAsync(told[3], TestContext.Current.CancellationToken) },
            TextWriter.Synchronized(log),
            TestContext.Current.CancellationToken);
    }
}
