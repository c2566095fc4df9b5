using System.Text.Json.Serialization;

namespace Pipeline.Reports.Releases;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NextRelease))]
internal sealed partial class NextJsonContext : JsonSerializerContext;
