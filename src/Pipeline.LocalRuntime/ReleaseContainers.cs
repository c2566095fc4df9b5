using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime;

/// <summary>Finds the containers of a release.</summary>
internal static class ReleaseContainers
{
    /// <summary>All that the engine has of a release: sandboxes, containers of pods, proxies, helpers.</summary>
    public static async Task<IReadOnlyList<ContainerDescription>> OfReleaseAsync(this IContainerEngine engine, LocalNamespace space, string release, CancellationToken cancellationToken) =>
        [.. (await engine.ListContainersAsync($"{LocalLabels.Release}={release}", cancellationToken)).Where(container => container.Labels.GetValueOrDefault(LocalLabels.Scope) == space.Scope)];
}
