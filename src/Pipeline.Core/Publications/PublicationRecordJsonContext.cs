using System.Text.Json.Serialization;
using Pipeline.Core.Serialization;

namespace Pipeline.Core.Publications;

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(CamelCaseConverter<PublicationOutcome>)])]
[JsonSerializable(typeof(PublicationRecord))]
internal sealed partial class PublicationRecordJsonContext : JsonSerializerContext;
