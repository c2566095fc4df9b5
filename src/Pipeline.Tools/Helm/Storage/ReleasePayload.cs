using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Core.Errors;

namespace Pipeline.Tools.Helm.Storage;

/// <summary>The text in which Helm keeps a revision: Base64 of gzip of JSON, in a Secret that has it in Base64 once more.</summary>
internal static class ReleasePayload
{
    private const int LargestRecord = 64 * 1024 * 1024;

    /// <summary>Reads what a Secret has under <c>release</c>.</summary>
    /// <exception cref="PipelineException">It is none.</exception>
    public static JsonObject Read(string data)
    {
        try
        {
            var packed = Convert.FromBase64String(Encoding.ASCII.GetString(Convert.FromBase64String(data)));
            using var unpacked = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
            using var json = new MemoryStream();
            var buffer = new byte[81920];
            for (int count; (count = unpacked.Read(buffer)) > 0; json.Write(buffer, 0, count))
            {
                if (json.Length > LargestRecord)
                    throw new InvalidDataException("it is too large");
            }

            return JsonNode.Parse(json.ToArray()) as JsonObject ?? throw new JsonException("it is no object");
        }
        catch (Exception exception) when (exception is FormatException or InvalidDataException or JsonException)
        {
            throw new PipelineException($"A record of Helm in the cluster cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Writes it as a Secret has it.</summary>
    public static string Write(JsonObject release)
    {
        ArgumentNullException.ThrowIfNull(release);
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes(release.ToJsonString()));
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToBase64String(packed.ToArray())));
    }

    /// <summary>What of it is used.</summary>
    public static StoredRelease Describe(JsonObject release)
    {
        ArgumentNullException.ThrowIfNull(release);
        var metadata = release["chart"]?["metadata"];
        return new StoredRelease(
            $"{Text(metadata?["name"])}-{Text(metadata?["version"])}",
            Text(release["manifest"]),
            [.. (release["hooks"] as JsonArray ?? []).Where(IsOfDeployment).Select(hook => Text(hook?["manifest"]))],
            Text(release["info"]?["description"]));
    }

    private static bool IsOfDeployment(JsonNode? hook) => (hook?["events"] as JsonArray ?? []).Any(moment => Text(moment) is "pre-install" or "post-install" or "pre-upgrade" or "post-upgrade" or "pre-rollback" or "post-rollback");

    private static string Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";
}
