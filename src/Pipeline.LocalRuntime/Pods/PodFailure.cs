using Pipeline.LocalRuntime.Manifests;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Says why a pod failed: container, reason, exit code, whether it was out of memory, and its last words.</summary>
internal sealed class PodFailure(IContainerEngine engine)
{
    private const int LogLines = 10;

    /// <summary>How a container ended, in words.</summary>
    public static string Ended(int exitCode, bool outOfMemory) => $"it ended with exit code {exitCode}{(outOfMemory ? ", out of memory (OOMKilled)" : "")}";

    /// <summary>The exception for a container.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="container">The container's name in it.</param>
    /// <param name="engineName">Its name in the engine.</param>
    /// <param name="reason">Why; null: how it ended.</param>
    /// <param name="record">How it fared before, should it have been started again meanwhile; null: nobody knows.</param>
    public async Task<PodFailedException> OfAsync(string pod, ContainerTemplate container, string engineName, string? reason, ContainerRecord? record = null)
    {
        ContainerDescription? found = null;
        IReadOnlyList<string> lines;
        try
        {
            found = await engine.FindContainerAsync(engineName, CancellationToken.None);
            lines = found is null ? [] : await LastWordsAsync(engineName, LogLines, CancellationToken.None);
        }
        catch (Exception exception) when (exception is EngineException or EngineUnreachableException)
        {
            lines = ["(its log cannot be read)"];
        }

        var ended = found is { Status: ContainerStatus.Exited };
        var oom = ended ? found!.OutOfMemory : record?.OutOfMemory ?? false;
        var limit = oom && container.MemoryBytes is { } bytes ? $". Its memory limit is {bytes / (1024 * 1024)} MiB" : "";
        return new PodFailedException(pod, container.Name, (reason ?? Ended(found?.ExitCode ?? 0, oom)) + limit, lines) { ExitCode = ended ? found!.ExitCode : record?.ExitCode, OutOfMemory = oom };
    }

    /// <summary>The last lines that a container wrote.</summary>
    public async Task<IReadOnlyList<string>> LastWordsAsync(string engineName, int count, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        await engine.ReadLogsAsync(engineName, count, line => lines.Add(line.Text), cancellationToken);
        return lines;
    }
}
