namespace Pipeline.Tools.Containers;

/// <summary>What a container engine says that it is.</summary>
/// <param name="Name"><c>docker</c> or <c>podman</c>.</param>
/// <param name="Version">The engine's version, such as <c>28.2.2</c>.</param>
internal sealed record EngineIdentity(string Name, string Version);
