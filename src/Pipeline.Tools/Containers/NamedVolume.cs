namespace Pipeline.Tools.Containers;

/// <summary>A volume of the engine that a container sees. Nothing of the image is copied into it.</summary>
/// <param name="Name">The volume's name.</param>
/// <param name="Target">Where the container sees it, absolute.</param>
/// <param name="ReadOnly">False lets the container change it.</param>
public sealed record NamedVolume(string Name, string Target, bool ReadOnly = false);
