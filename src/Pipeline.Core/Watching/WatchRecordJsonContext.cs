using System.Text.Json.Serialization;
using Pipeline.Core.Serialization;

namespace Pipeline.Core.Watching;

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(CamelCaseConverter<WatchOutcome>)])]
[JsonSerializable(typeof(WatchRecord))]
internal sealed partial class WatchRecordJsonContext : JsonSerializerContext;
