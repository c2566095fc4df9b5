using System.Text.Json;

namespace Pipeline.Core.Watching;

/// <summary>A <see cref="WatchRecord"/> as JSON by <c>schemas/watch.schema.json</c>.</summary>
internal static class WatchRecordJson
{
    /// <summary>The record as indented UTF-8 JSON.</summary>
    public static byte[] Serialize(WatchRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, WatchRecordJsonContext.Default.WatchRecord);
}
