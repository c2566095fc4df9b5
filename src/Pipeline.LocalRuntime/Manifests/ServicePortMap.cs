namespace Pipeline.LocalRuntime.Manifests;

/// <summary>A port of a Service.</summary>
/// <param name="Name">Its name; empty: none.</param>
/// <param name="Port">The Service's port.</param>
/// <param name="Target">The container's port, as a number or by name.</param>
internal sealed record ServicePortMap(string Name, int Port, string Target);
