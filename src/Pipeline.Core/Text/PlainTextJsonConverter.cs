using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Core.Text;

/// <summary>A string of a JSON file that people read: plain text, on the way out and on the way in.</summary>
internal sealed class PlainTextJsonConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.String
        ? PlainText.Lines(reader.GetString()!)
        : throw new JsonException("A text was expected.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(PlainText.Lines(value));
}
