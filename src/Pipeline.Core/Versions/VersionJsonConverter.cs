using System.Text.Json;
using System.Text.Json.Serialization;
using Semver;

namespace Pipeline.Core.Versions;

/// <summary>A version as a JSON string.</summary>
internal sealed class VersionJsonConverter : JsonConverter<SemVersion>
{
    public override SemVersion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && SemVersion.TryParse(reader.GetString(), SemVersionStyles.Strict, out var version)
            ? version
            : throw new JsonException("A semantic version was expected, such as 1.2.3.");

    public override void Write(Utf8JsonWriter writer, SemVersion value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
