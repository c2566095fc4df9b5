using Pipeline.Tools.Containers;
using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime.Pods;

/// <summary>The volumes of a pod: folders on this machine, and volumes of the engine where they are claimed.</summary>
/// <param name="pod">The pod.</param>
/// <param name="claims">The engine's volumes by claim.</param>
internal sealed class PodVolumes(PodPlan pod, IReadOnlyDictionary<string, VolumeDescription> claims)
{
    private const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;
    private const UnixFileMode Readable = (UnixFileMode)0b110_100_100;
    private const UnixFileMode Listed = (UnixFileMode)0b111_101_101;
    private readonly string _folder = Path.Combine(pod.Namespace.Pod(pod.Id).Path, "volumes");

    /// <summary>Writes them anew.</summary>
    public async Task WriteAsync(ReleaseManifest manifest, CancellationToken cancellationToken)
    {
        foreach (var (name, source) in pod.Volumes.Where(volume => volume.Value.Claim is null))
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

    /// <summary>What a container mounts of this machine's folders. A ConfigMap or Secret is read-only, as in Kubernetes.</summary>
    public IReadOnlyList<BindMount> MountsOf(ContainerTemplate container) =>
        [.. container.Mounts.Where(mount => !IsWholeClaim(mount)).Select(mount => new BindMount(
            Path.Combine(FolderOf(mount), mount.SubPath).TrimEnd('/'), mount.Path, IsReadOnly(mount)))];

    /// <summary>The volumes of the engine that a container mounts as a whole.</summary>
    public IReadOnlyList<NamedVolume> VolumesOf(ContainerTemplate container) =>
        [.. container.Mounts.Where(IsWholeClaim).Select(mount => new NamedVolume(claims[pod.Volumes[mount.Volume].Claim!].Name, mount.Path, IsReadOnly(mount)))];

    private bool IsWholeClaim(VolumeMount mount) => pod.Volumes[mount.Volume].Claim is not null && mount.SubPath.Length == 0;

    private bool IsReadOnly(VolumeMount mount) => mount.ReadOnly || pod.Volumes[mount.Volume] is { Configuration: not null } or { ReadOnly: true };

    private string FolderOf(VolumeMount mount) => pod.Volumes[mount.Volume].Claim is { } claim ? claims[claim].Folder : Path.Combine(_folder, mount.Volume);

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
