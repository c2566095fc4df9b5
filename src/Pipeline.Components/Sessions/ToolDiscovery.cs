using Pipeline.Tools.Containers;

namespace Pipeline.Components.Sessions;

/// <summary>What was found of this machine's tools: looked for when it is asked for first, and once for all targets.</summary>
internal sealed class ToolDiscovery(RunContext context)
{
    private readonly Once<IContainerEngine> _engine = new(token => new ContainerEngineFinder(context.Processes).FindAsync(token));

    /// <summary>The container engine.</summary>
    /// <exception cref="Core.Errors.PipelineException">None answers.</exception>
    public Task<IContainerEngine> FindEngineAsync(CancellationToken cancellationToken) => _engine.GetAsync(cancellationToken);
}
