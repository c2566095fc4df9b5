using System.Globalization;
using System.Text.Json;

namespace Pipeline.Tools.Containers;

/// <summary>Reads the JSON of <c>docker inspect</c> and <c>podman inspect</c>, which agree in what is read here.</summary>
internal static class InspectOutput
{
    public static ImageDescription Image(string json)
    {
        using var document = JsonDocument.Parse(json);
        var image = document.RootElement[0];
        var config = Child(image, "Config");
        var id = Text(image, "Id");
        return new ImageDescription
        {
            Id = id.Contains(':', StringComparison.Ordinal) ? id : "sha256:" + id,
            Size = image.GetProperty("Size").GetInt64(),
            Architecture = Text(image, "Architecture"),
            User = Text(config, "User"),
            Tags = Texts(image, "RepoTags"),
            RepositoryDigests = Texts(image, "RepoDigests"),
            Labels = Map(config, "Labels", value => value.GetString() ?? ""),
            ExposedPorts = [.. Members(config, "ExposedPorts").Select(port => port.Name)],
        };
    }

    public static IReadOnlyList<ContainerDescription> Containers(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(Container)];
    }

    private static ContainerDescription Container(JsonElement container)
    {
        var state = container.GetProperty("State");
        var config = Child(container, "Config");
        var network = Child(container, "NetworkSettings");
        return new ContainerDescription
        {
            Id = Text(container, "Id"),
            Name = Text(container, "Name").TrimStart('/'),
            Image = Text(config, "Image"),
            Status = Status(Text(state, "Status")),
            ExitCode = state.GetProperty("ExitCode").GetInt32(),
            OutOfMemory = state.TryGetProperty("OOMKilled", out var killed) && killed.ValueKind == JsonValueKind.True,
            RestartCount = container.TryGetProperty("RestartCount", out var count) ? count.GetInt32() : 0,
            Labels = Map(config, "Labels", value => value.GetString() ?? ""),
            Ports = [.. Members(network, "Ports").SelectMany(Published)],
            Addresses = Map(network, "Networks", value => Text(value, "IPAddress")),
        };
    }

    private static ContainerStatus Status(string text) => text switch
    {
        "created" or "configured" or "initialized" => ContainerStatus.Created,
        "running" or "paused" or "restarting" or "stopping" => ContainerStatus.Running,
        _ => ContainerStatus.Exited,
    };

    // "80/tcp": [{ "HostIp": "127.0.0.1", "HostPort": "49153" }], or null for a port that is not published.
    private static IEnumerable<PortMapping> Published(JsonProperty port)
    {
        if (port.Value.ValueKind != JsonValueKind.Array)
            yield break;
        var parts = port.Name.Split('/');
        foreach (var binding in port.Value.EnumerateArray())
            yield return new PortMapping(Number(parts[0]), Number(Text(binding, "HostPort")), parts.Length > 1 ? parts[1] : "tcp");
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static JsonElement Child(JsonElement parent, string name) => parent.TryGetProperty(name, out var child) ? child : default;

    private static string Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IReadOnlyList<string> Texts(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];

    private static List<JsonProperty> Members(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.Object ? [.. child.EnumerateObject()] : [];

    private static Dictionary<string, string> Map(JsonElement parent, string name, Func<JsonElement, string> value) =>
        Members(parent, name).ToDictionary(member => member.Name, member => value(member.Value));
}
