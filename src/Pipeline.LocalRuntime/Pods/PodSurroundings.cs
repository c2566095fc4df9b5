using Pipeline.LocalRuntime.Manifests;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>What a pod finds when it is started.</summary>
/// <param name="Manifest">The chart.</param>
/// <param name="Services">The variables that tell of the Services.</param>
/// <param name="Claims">The volumes by claim.</param>
/// <param name="Deadline">When it has to be ready.</param>
internal sealed record PodSurroundings(ReleaseManifest Manifest, IReadOnlyDictionary<string, string> Services, IReadOnlyDictionary<string, VolumeDescription> Claims, DateTimeOffset Deadline);
