namespace Pipeline.LocalRuntime.Manifests;

/// <summary>A claim of a volume that outlives pods.</summary>
/// <param name="Name">The claim's name.</param>
/// <param name="Lasts">True keeps the volume when its release is removed: of a StatefulSet, or by the annotation <c>helm.sh/resource-policy: keep</c>.</param>
internal sealed record VolumeClaim(string Name, bool Lasts);
