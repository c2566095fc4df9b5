using System.Globalization;
using Docker.DotNet.Models;

namespace Pipeline.Tools.Containers;

/// <summary>Turns the API's descriptions into those of this project. Docker and Podman leave out different parts.</summary>
internal static class EngineAnswers
{
    public static ImageDescription Image(ImageInspectResponse image) => new()
    {
        Id = WithAlgorithm(image.ID),
        Size = image.Size,
        Architecture = image.Architecture ?? "",
        User = image.Config?.User ?? "",
        Tags = [.. image.RepoTags ?? []],
        RepositoryDigests = [.. image.RepoDigests ?? []],
        Labels = image.Config?.Labels?.ToDictionary() ?? [],
        ExposedPorts = [.. image.Config?.ExposedPorts?.Keys ?? []],
    };

    public static ContainerDescription Container(ContainerInspectResponse container) => new()
    {
        Id = container.ID,
        Name = container.Name.TrimStart('/'),
        Image = container.Config?.Image ?? "",
        Status = Status(container.State?.Status),
        ExitCode = (int)(container.State?.ExitCode ?? 0),
        OutOfMemory = container.State?.OOMKilled ?? false,
        RestartCount = (int)container.RestartCount,
        StartedAt = Time(container.State?.StartedAt),
        FinishedAt = Time(container.State?.FinishedAt),
        Labels = container.Config?.Labels?.ToDictionary() ?? [],
        Ports = [.. (container.NetworkSettings?.Ports ?? new Dictionary<string, IList<PortBinding>>()).SelectMany(Published)],
        Addresses = container.NetworkSettings?.Networks?.ToDictionary(network => network.Key, network => network.Value.IPAddress ?? "") ?? [],
    };

    // Podman has bare digits in places.
    public static string WithAlgorithm(string id) => id.Contains(':', StringComparison.Ordinal) ? id : "sha256:" + id;

    // "0001-01-01T00:00:00Z" is what an engine says for never.
    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year > 1 ? time : null;

    // "restarting" is what an engine says between an end and the next start.
    private static ContainerStatus Status(string? text) => text switch
    {
        "created" or "configured" or "initialized" => ContainerStatus.Created,
        "running" or "paused" or "stopping" => ContainerStatus.Running,
        _ => ContainerStatus.Exited,
    };

    // "80/tcp": [{ "HostIp": "127.0.0.1", "HostPort": "49153" }], or null for a port that is not published.
    private static IEnumerable<PortMapping> Published(KeyValuePair<string, IList<PortBinding>> port)
    {
        var parts = port.Key.Split('/');
        return (port.Value ?? []).Select(binding => new PortMapping(Number(parts[0]), Number(binding.HostPort), parts.Length > 1 ? parts[1] : "tcp"));
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
