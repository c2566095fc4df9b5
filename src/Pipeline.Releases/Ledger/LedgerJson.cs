using System.Text.Json;
using Pipeline.Core.Errors;

namespace Pipeline.Releases.Ledger;

/// <summary>Events as JSON: members in camel case, compact.</summary>
internal static class LedgerJson
{
    /// <summary>The event as UTF-8 JSON.</summary>
    public static byte[] Serialize(LedgerEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, LedgerJsonContext.Default.LedgerEvent);

    /// <summary>Reads an event.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    /// <param name="origin">Where it came from, for messages: the commit.</param>
    /// <exception cref="PipelineException">It is no event, or one of a newer schema.</exception>
    public static LedgerEvent ParseEvent(ReadOnlySpan<byte> json, string origin)
    {
        try
        {
            if (VersionOf(json) is var version and > LedgerEvent.CurrentSchemaVersion)
                throw new PipelineException($"The event {origin} of the ledger has schema version {version}; this build reads up to {LedgerEvent.CurrentSchemaVersion}. Update Pipeline.");
            return JsonSerializer.Deserialize(json, LedgerJsonContext.Default.LedgerEvent) ?? throw new JsonException("it holds null.");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new PipelineException($"{origin} is no event of a ledger: {exception.Message} Ask whoever wrote it what happened; './build.sh LedgerVerify' tells what else is wrong.", exception);
        }
    }

    // Looked for first: what a newer schema holds cannot be known here.
    private static int VersionOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 1 && reader.ValueTextEquals("schemaVersion"u8))
                return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var version) ? version : 0;
        }

        return 0;
    }
}
