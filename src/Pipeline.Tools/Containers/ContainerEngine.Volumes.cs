using Docker.DotNet.Models;

namespace Pipeline.Tools.Containers;

internal sealed partial class ContainerEngine
{
    /// <inheritdoc/>
    public async Task CreateVolumeAsync(string name, IReadOnlyDictionary<string, string> labels, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(labels);
        // Podman refuses what is there, Docker gives it.
        var there = await FindAsync(() => _connection.AskAsync($"describe the volume '{name}'", (client, token) => client.Volumes.InspectAsync(EngineNames.Check(name), token), cancellationToken));
        if (there is not null)
            return;
        var parameters = new VolumesCreateParameters { Name = EngineNames.Check(name), Labels = labels.ToDictionary() };
        await _connection.AskAsync($"create the volume '{name}'", (client, token) => client.Volumes.CreateAsync(parameters, token), cancellationToken, repeatable: false);
    }

    /// <inheritdoc/>
    public Task RemoveVolumeAsync(string name, CancellationToken cancellationToken) => RemoveAsync(() => _connection.AskAsync(
        $"remove the volume '{name}'", (client, token) => client.Volumes.RemoveAsync(EngineNames.Check(name), false, token), cancellationToken));

    /// <inheritdoc/>
    public async Task<IReadOnlyList<VolumeDescription>> ListVolumesAsync(string label, CancellationToken cancellationToken)
    {
        var parameters = new VolumesListParameters { Filters = Filter("label", label) };
        var volumes = await _connection.AskAsync("list its volumes", (client, token) => client.Volumes.ListAsync(parameters, token), cancellationToken);
        return [.. (volumes.Volumes ?? []).Select(volume => new VolumeDescription { Name = volume.Name, Folder = volume.Mountpoint, Labels = volume.Labels?.ToDictionary() ?? [] })];
    }
}
