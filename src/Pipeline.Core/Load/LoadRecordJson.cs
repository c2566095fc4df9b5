using System.Text.Json;

namespace Pipeline.Core.Load;

/// <summary>A <see cref="LoadRecord"/> as JSON by <c>schemas/load.schema.json</c>.</summary>
internal static class LoadRecordJson
{
    /// <summary>The record as indented UTF-8 JSON.</summary>
    public static byte[] Serialize(LoadRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, LoadRecordJsonContext.Default.LoadRecord);
}
