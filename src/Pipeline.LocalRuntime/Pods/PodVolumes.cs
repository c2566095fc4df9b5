using Pipeline.Tools.Containers;
using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>The volumes of a pod as folders on this machine.</summary>
internal sealed class PodVolumes(PodPlan pod)
{
    private const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;
    private const UnixFileMode Readable = (UnixFileMode)0b110_100_100;
    private const UnixFileMode Listed = (UnixFileMode)0b111_101_101;
    private readonly string _folder = Path.Combine(pod.Namespace.PodFolder(pod.Container), "volumes");

    /// <summary>Writes them anew.</summary>
    public async Task WriteAsync(ReleaseManifest manifest, CancellationToken cancellationToken)
    {
        foreach (var (name, source) in pod.Workload.Pod.Volumes)
        {
            var folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
            if (source.Configuration is null)
            {
                SetMode(folder, Everybody);
                continue;
            }

            SetMode(folder, Listed);
            var content = manifest.Configurations.GetValueOrDefault(source.Configuration, new Dictionary<string, byte[]>());
            foreach (var (key, bytes) in content.Where(entry => source.Items.Count == 0 || source.Items.ContainsKey(entry.Key)))
                await WriteFileAsync(folder, source.Items.GetValueOrDefault(key, key), bytes, cancellationToken);
        }
    }

    /// <summary>What a container mounts of them. A ConfigMap or Secret is read-only, as in Kubernetes.</summary>
    public IReadOnlyList<BindMount> MountsOf(ContainerTemplate container) =>
        [.. container.Mounts.Select(mount => new BindMount(
            Path.Combine(_folder, mount.Volume, mount.SubPath).TrimEnd('/'), mount.Path, mount.ReadOnly || pod.Workload.Pod.Volumes[mount.Volume].Configuration is not null))];

    private static async Task WriteFileAsync(string folder, string relative, byte[] content, CancellationToken cancellationToken)
    {
        if (!RelativePath.IsInside(relative))
            return;
        var path = Path.Combine(folder, relative);
        for (var parent = Directory.CreateDirectory(Path.GetDirectoryName(path)!); parent.FullName != folder; parent = parent.Parent!)
            SetMode(parent.FullName, Listed);
        await File.WriteAllBytesAsync(path, content, cancellationToken);
        SetMode(path, Readable);
    }

    private static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, mode);
    }
}
