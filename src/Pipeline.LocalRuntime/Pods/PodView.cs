namespace Pipeline.LocalRuntime.Pods;

/// <summary>How a pod stands at a moment.</summary>
/// <param name="IsThere">False when its sandbox is gone.</param>
/// <param name="Containers">How its lasting containers stand, by name; empty while the pod has no address.</param>
internal sealed record PodView(bool IsThere, IReadOnlyList<(ContainerKeeper Keeper, ContainerView View)> Containers)
{
    /// <summary>Whether every container does what it is for.</summary>
    public bool IsReady => Containers.Count > 0 && Containers.All(container => container.View.IsReady);

    /// <summary>When there is something to do next, if nothing happens before.</summary>
    public DateTimeOffset NextAt => Containers.Select(container => container.View.NextAt).DefaultIfEmpty(DateTimeOffset.MaxValue).Min();

    /// <summary>What is waited for; the containers are named when there are several.</summary>
    public string Waiting => Containers.Count == 0
        ? "its sandbox does not run yet"
        : string.Join(", ", Containers.Where(container => !container.View.IsReady).Select(container => Containers.Count == 1 ? container.View.Waiting : $"{container.Keeper.Name}: {container.View.Waiting}"));
}
