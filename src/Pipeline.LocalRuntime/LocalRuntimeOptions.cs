using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime;

/// <summary>Where the local runtime runs.</summary>
internal sealed record LocalRuntimeOptions
{
    /// <summary>Gives the container engine; called at the first use. The engine must run on this machine, and its networks be reachable from it.</summary>
    public required Func<CancellationToken, Task<IContainerEngine>> FindEngine { get; init; }

    /// <summary>The folder of histories, volumes and routes, absolute, such as <c>&lt;root&gt;/.nuke/temp/local</c>. What runs depends on it.</summary>
    public required string StateDirectory { get; init; }

    /// <summary>How often a container may end and be started again before its deployment counts as failed. Default three.</summary>
    public int Restarts { get; init; } = LocalRuntimeParts.DefaultRestarts;
}
