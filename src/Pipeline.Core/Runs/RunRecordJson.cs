using System.Text.Json;
using Pipeline.Core.Errors;

namespace Pipeline.Core.Runs;

/// <summary>
/// A <see cref="RunRecord"/> as JSON by <c>schemas/run.schema.json</c>: members in camel case, stages by the names of their
/// targets (<c>UnitTest</c>), everything else that is one of several in camel case (<c>succeeded</c>, <c>image</c>).
/// </summary>
internal static class RunRecordJson
{
    /// <summary>The record as indented UTF-8 JSON.</summary>
    public static byte[] Serialize(RunRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, RunRecordJsonContext.Default.RunRecord);

    /// <summary>Reads a record.</summary>
    /// <param name="json">UTF-8 JSON.</param>
    /// <param name="origin">Where it came from, for messages: a file's path.</param>
    /// <exception cref="PipelineException">It is no record, or one of a newer schema.</exception>
    public static RunRecord Parse(ReadOnlySpan<byte> json, string origin)
    {
        RunRecord? record;
        try
        {
            record = JsonSerializer.Deserialize(json, RunRecordJsonContext.Default.RunRecord);
        }
        catch (JsonException exception)
        {
            throw new PipelineException($"{origin} is no run record: {exception.Message} Delete it and run the pipeline again.", exception);
        }

        return record switch
        {
            null => throw new PipelineException($"{origin} is no run record: it holds null. Delete it and run the pipeline again."),
            { SchemaVersion: > RunRecord.CurrentSchemaVersion } => throw new PipelineException(
                $"{origin} has schema version {record.SchemaVersion}; this build reads up to {RunRecord.CurrentSchemaVersion}. Update Pipeline, or delete the file and run the pipeline again."),
            _ => record,
        };
    }
}
