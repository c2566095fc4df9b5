using System.Collections.Concurrent;
using Pipeline.Core.Rollbacks;
using Pipeline.Stages.Deploy;

namespace Pipeline.Stages.Running;

/// <summary>Reads what runs in an environment, by what the runtime keeps of it.</summary>
internal static class RunningModules
{
    private const int AtOnce = 4;

    /// <summary>The revision of each of <paramref name="modules"/> that runs in <paramref name="namespaceName"/>; those that do not run are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, RunningRevision>> ReadAsync(IDeployer deployer, IEnumerable<string> modules, string namespaceName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(deployer);
        ArgumentNullException.ThrowIfNull(modules);
        var running = new ConcurrentDictionary<string, RunningRevision>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(modules, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (module, token) =>
        {
            if (RunningRevision.Of(await deployer.HistoryAsync(new ReleaseName(module, namespaceName), token)) is { } revision)
                running[module] = revision;
        });
        return running;
    }
}
