using System.Text.Json;

namespace Pipeline.Core.Rollbacks;

/// <summary>A <see cref="RollbackRecord"/> as JSON by <c>schemas/rollback.schema.json</c>.</summary>
internal static class RollbackRecordJson
{
    /// <summary>The record as indented UTF-8 JSON.</summary>
    public static byte[] Serialize(RollbackRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, RollbackRecordJsonContext.Default.RollbackRecord);
}
