namespace Pipeline.Tools.Containers;

/// <summary>Something that happened to a container.</summary>
/// <param name="Container">The container's name; null when the watch begins, and after each break of the connection: whatever happened before is not told, so the state is to be read.</param>
/// <param name="Action">The engine's word, such as <c>start</c>, <c>die</c>, <c>oom</c>, <c>destroy</c>; empty when <paramref name="Container"/> is null.</param>
public readonly record struct ContainerEvent(string? Container, string Action);
