using System.Text.Json;

namespace Pipeline.Core.Publications;

/// <summary>A <see cref="PublicationRecord"/> as JSON by <c>schemas/publications.schema.json</c>.</summary>
internal static class PublicationRecordJson
{
    /// <summary>The record as indented UTF-8 JSON.</summary>
    public static byte[] Serialize(PublicationRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, PublicationRecordJsonContext.Default.PublicationRecord);
}
