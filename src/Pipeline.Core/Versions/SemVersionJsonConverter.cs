using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Core.Versions;

internal sealed class SemVersionJsonConverter : JsonConverter<SemVersion>
{
    public override SemVersion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        SemVersion.TryParse(reader.GetString(), out var version) ? version : throw new JsonException("A semantic version was expected, such as 1.2.3.");

    public override void Write(Utf8JsonWriter writer, SemVersion value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
