using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Pods;

namespace Pipeline.LocalRuntime.Rollouts;

/// <summary>Runs the tests that a chart brings, as <c>helm test</c> does: its hooks <c>test</c>, one after the other, each to its end.</summary>
/// <param name="parts">Runs pods.</param>
/// <param name="space">The namespace.</param>
/// <param name="release">The release.</param>
/// <param name="manifest">What it runs.</param>
/// <param name="tests">Its tests.</param>
/// <param name="deadline">When they have to have ended.</param>
internal sealed class ReleaseTests(LocalRuntimeParts parts, LocalNamespace space, string release, ReleaseManifest manifest, ReleaseManifest tests, DateTimeOffset deadline)
{
    /// <summary>Runs them; what an earlier run of them left is removed first, and what they leave afterwards.</summary>
    /// <returns>What failed first, with its last words; null when all passed.</returns>
    public async Task<string?> RunAsync(TextWriter log, CancellationToken cancellationToken)
    {
        var configurations = manifest.Configurations.Concat(tests.Configurations).GroupBy(entry => entry.Key).ToDictionary(group => group.Key, group => group.Last().Value);
        var whole = tests with { Configurations = configurations, Claims = manifest.Claims };
        await parts.Images.EnsureAsync(release, tests, deadline, log, cancellationToken);
        PodPlan[] pods =
        [
            .. tests.Workloads.OrderBy(workload => workload.HookWeight).ThenBy(workload => workload.Name, StringComparer.Ordinal).SelectMany(workload => PodPlan.For(space, release, workload, whole)),
        ];
        var surroundings = new PodSurroundings(whole, await parts.Services.VariablesAsync(space, cancellationToken), await parts.Volumes.EnsureAsync(space, release, whole, pods, cancellationToken), deadline);
        foreach (var pod in pods)
        {
            try
            {
                await parts.Jobs.RunAsync(pod, surroundings, log, cancellationToken);
                await log.WriteLineAsync($"{pod.Workload} passed.".AsMemory(), cancellationToken);
            }
            catch (PodFailedException exception)
            {
                return exception.Message;
            }
            finally
            {
                await parts.Pods.RemoveAsync(space, pod.Id, CancellationToken.None);
            }
        }

        return null;
    }
}
