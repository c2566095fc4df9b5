namespace Pipeline.Tools.Containers;

/// <summary>A file or folder of the host that a container sees.</summary>
/// <param name="Source">Where it is on the host, absolute.</param>
/// <param name="Target">Where the container sees it, absolute.</param>
/// <param name="ReadOnly">False lets the container change it.</param>
public sealed record BindMount(string Source, string Target, bool ReadOnly = true);
