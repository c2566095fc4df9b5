namespace Pipeline.LocalRuntime.Manifests;

/// <summary>Where a container sees a volume, or a file or folder in it.</summary>
internal sealed record VolumeMount(string Volume, string Path, string SubPath, bool ReadOnly);
