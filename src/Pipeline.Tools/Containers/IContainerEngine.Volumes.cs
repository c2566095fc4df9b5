namespace Pipeline.Tools.Containers;

public partial interface IContainerEngine
{
    /// <summary>Creates a named volume on the engine's machine. Does nothing when it is there.</summary>
    Task CreateVolumeAsync(string name, IReadOnlyDictionary<string, string> labels, CancellationToken cancellationToken);

    /// <summary>Removes a volume that no container uses, with what is in it. Does nothing when there is none.</summary>
    Task RemoveVolumeAsync(string name, CancellationToken cancellationToken);

    /// <summary>The volumes that carry <paramref name="label"/> (<c>name=value</c>, or <c>name</c> for any value).</summary>
    Task<IReadOnlyList<VolumeDescription>> ListVolumesAsync(string label, CancellationToken cancellationToken);
}
