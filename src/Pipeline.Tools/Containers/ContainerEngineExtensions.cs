namespace Pipeline.Tools.Containers;

/// <summary>Common uses of a container engine.</summary>
public static class ContainerEngineExtensions
{
    /// <summary>Creates and starts a container; one that does not start is removed again.</summary>
    /// <returns>The container's id.</returns>
    public static async Task<string> RunContainerAsync(this IContainerEngine engine, ContainerSpec spec, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var container = await engine.CreateContainerAsync(spec, cancellationToken);
        try
        {
            await engine.StartContainerAsync(container, cancellationToken);
            return container;
        }
        catch
        {
            await engine.RemoveContainerAsync(container, CancellationToken.None);
            throw;
        }
    }
}
