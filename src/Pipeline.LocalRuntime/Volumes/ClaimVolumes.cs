using Pipeline.Core.Errors;
using Pipeline.LocalRuntime.Images;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Pods;
using Pipeline.Tools.Containers;

namespace Pipeline.LocalRuntime.Volumes;

/// <summary>The volumes that claims stand for: named volumes of the engine, which outlive pods and upgrades.</summary>
internal sealed class ClaimVolumes(IContainerEngine engine, ProxyImage image)
{
    private const string Inside = "/volume";

    /// <summary>Makes the volumes that pods claim, where they are not there yet.</summary>
    /// <returns>The volumes by claim.</returns>
    /// <exception cref="PipelineException">One belongs to another release.</exception>
    public async Task<IReadOnlyDictionary<string, VolumeDescription>> EnsureAsync(
        LocalNamespace space, string release, ReleaseManifest manifest, IReadOnlyList<PodPlan> pods, CancellationToken cancellationToken)
    {
        var lasting = pods.SelectMany(pod => pod.Workload.ClaimTemplates.Select(template => (Claim: pod.ClaimOf(template), Lasts: !pod.Workload.DeletesClaims)))
            .Concat(manifest.Claims.Select(claim => (Claim: claim.Name, claim.Lasts))).DistinctBy(claim => claim.Claim).ToArray();
        if (lasting.Length == 0)
            return new Dictionary<string, VolumeDescription>();
        var there = await ListAsync(space, cancellationToken);
        foreach (var (claim, lasts) in lasting)
        {
            if (!there.TryGetValue(claim, out var volume) || File.Exists(MakingMark(space, claim)))
                await CreateAsync(space, release, claim, lasts, cancellationToken);
            else if (volume.Labels.GetValueOrDefault(LocalLabels.Release) is var owner && owner != release)
                throw new PipelineException($"PersistentVolumeClaim/{claim} in namespace '{space.Name}' belongs to the release '{owner}'. Give one of them another name.");
        }

        await MakeFoldersAsync(space, release, pods, cancellationToken);
        return await ListAsync(space, cancellationToken);
    }

    /// <summary>Removes the volumes of a release.</summary>
    /// <param name="space">The namespace.</param>
    /// <param name="release">The release.</param>
    /// <param name="all">True removes also those that last.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The engine's names of those that stay.</returns>
    public async Task<IReadOnlyList<string>> RemoveAsync(LocalNamespace space, string release, bool all, CancellationToken cancellationToken)
    {
        var own = (await ListAsync(space, cancellationToken)).Values.Where(volume => volume.Labels.GetValueOrDefault(LocalLabels.Release) == release).ToArray();
        var staying = own.Where(volume => !all && volume.Labels.GetValueOrDefault(LocalLabels.Lasts) == "true").ToArray();
        foreach (var volume in own.Except(staying))
            await engine.RemoveVolumeAsync(volume.Name, cancellationToken);
        return [.. staying.Select(volume => volume.Name).Order(StringComparer.Ordinal)];
    }

    private async Task CreateAsync(LocalNamespace space, string release, string claim, bool lasts, CancellationToken cancellationToken)
    {
        var name = space.Container("volume", claim);
        // Whoever is killed in between leaves a volume that is not ready for use; the next one goes on.
        Directory.CreateDirectory(Path.GetDirectoryName(MakingMark(space, claim))!);
        await File.WriteAllTextAsync(MakingMark(space, claim), "", cancellationToken);
        await engine.CreateVolumeAsync(
            name, new Dictionary<string, string>(LocalLabels.Of(space, release)) { [LocalLabels.Claim] = claim, [LocalLabels.Lasts] = lasts ? "true" : "false" }, cancellationToken);
        // Any user of a pod may write to it, as to what a provisioner of local volumes gives, and as fsGroup would see to.
        await image.RunAsync(["/bin/chmod", "0777", Inside], [new NamedVolume(name, Inside)], LocalLabels.Of(space, release), cancellationToken);
        File.Delete(MakingMark(space, claim));
    }

    private static string MakingMark(LocalNamespace space, string claim) => Path.Combine(space.Folder, "volumes", $"{claim}.making");

    private async Task MakeFoldersAsync(LocalNamespace space, string release, IReadOnlyList<PodPlan> pods, CancellationToken cancellationToken)
    {
        var folders = pods.SelectMany(pod => pod.Workload.Pod.AllContainers.SelectMany(container => container.Mounts)
                .Where(mount => mount.SubPath.Length > 0 && pod.Volumes[mount.Volume].Claim is not null)
                .Select(mount => (Claim: pod.Volumes[mount.Volume].Claim!, mount.SubPath)))
            .Distinct().GroupBy(folder => folder.Claim, folder => $"{Inside}/{folder.SubPath}");
        foreach (var claim in folders)
        {
            await image.RunAsync(
                ["/bin/mkdir", "-p", "-m", "0777", .. claim], [new NamedVolume(space.Container("volume", claim.Key), Inside)], LocalLabels.Of(space, release), cancellationToken);
        }
    }

    private async Task<IReadOnlyDictionary<string, VolumeDescription>> ListAsync(LocalNamespace space, CancellationToken cancellationToken) =>
        (await engine.ListVolumesAsync($"{LocalLabels.Scope}={space.Scope}", cancellationToken))
            .Where(volume => volume.Labels.ContainsKey(LocalLabels.Claim)).ToDictionary(volume => volume.Labels[LocalLabels.Claim], StringComparer.Ordinal);
}
