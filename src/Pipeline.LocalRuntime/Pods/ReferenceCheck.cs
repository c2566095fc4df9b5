using Pipeline.Core.Errors;
using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>Checks that what pods refer to is there, before anything is started.</summary>
internal static class ReferenceCheck
{
    /// <exception cref="PipelineException">Something is missing; all of it is named.</exception>
    public static void Check(string release, ReleaseManifest manifest)
    {
        var missing = manifest.Workloads.SelectMany(workload => Missing(workload, manifest)).Distinct().ToArray();
        if (missing.Length > 0)
            throw new PipelineException($"'{release}' refers to what its chart does not have:\n{string.Join('\n', missing.Select(what => $"  {what}"))}\nAdd it to the chart, or mark the reference as optional.");
    }

    private static IEnumerable<string> Missing(Workload workload, ReleaseManifest manifest)
    {
        foreach (var container in workload.Pod.AllContainers)
        {
            foreach (var source in container.Environment.Where(source => source is { Configuration: not null, Optional: false }))
            {
                if (!manifest.Configurations.TryGetValue(source.Configuration!, out var content))
                    yield return $"{workload}, container {container.Name}: {source.Configuration}";
                else if (source.Key is not null && !content.ContainsKey(source.Key))
                    yield return $"{workload}, container {container.Name}: the key '{source.Key}' of {source.Configuration}";
            }

            foreach (var mount in container.Mounts.Where(mount => !workload.Pod.Volumes.ContainsKey(mount.Volume) && !workload.ClaimTemplates.Contains(mount.Volume)))
                yield return $"{workload}, container {container.Name}: the volume '{mount.Volume}'";
        }

        foreach (var claim in workload.Pod.Volumes.Values.Select(volume => volume.Claim).OfType<string>().Where(claim => manifest.Claims.All(known => known.Name != claim)))
            yield return $"{workload}: PersistentVolumeClaim/{claim}";
        foreach (var volume in workload.Pod.Volumes.Values.Where(volume => volume is { Configuration: not null, Optional: false }))
        {
            if (!manifest.Configurations.TryGetValue(volume.Configuration!, out var content))
                yield return $"{workload}: {volume.Configuration}";
            else
            {
                foreach (var key in volume.Items.Keys.Where(key => !content.ContainsKey(key)))
                    yield return $"{workload}: the key '{key}' of {volume.Configuration}";
            }
        }
    }
}
