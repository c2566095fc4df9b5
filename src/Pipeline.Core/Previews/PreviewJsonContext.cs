using System.Text.Json.Serialization;
using Pipeline.Core.Serialization;

namespace Pipeline.Core.Previews;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(CamelCaseConverter<PreviewPhase>)])]
[JsonSerializable(typeof(Preview))]
internal sealed partial class PreviewJsonContext : JsonSerializerContext;
