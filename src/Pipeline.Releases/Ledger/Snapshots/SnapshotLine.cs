using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Core.Errors;

namespace Pipeline.Releases.Ledger.Snapshots;

/// <summary>A line of a snapshot that is read when somebody asks for it.</summary>
/// <param name="Json">What it holds.</param>
/// <param name="Origin">The snapshot, for messages.</param>
internal readonly record struct SnapshotLine(ReadOnlyMemory<byte> Json, string Origin)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="PipelineException">It is none.</exception>
    public T Read<T>(JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(Json.Span, type) ?? throw new JsonException("it holds null.");
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            throw new PipelineException($"The snapshot {Origin} of the ledger cannot be read: {exception.Message} Delete the file; it is written again from the ledger.", exception);
        }
    }
}
