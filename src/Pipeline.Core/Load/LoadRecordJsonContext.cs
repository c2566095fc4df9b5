using System.Text.Json.Serialization;
using Pipeline.Core.Runs;
using Pipeline.Core.Serialization;

namespace Pipeline.Core.Load;

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(CamelCaseConverter<RunVerdict>)])]
[JsonSerializable(typeof(LoadRecord))]
internal sealed partial class LoadRecordJsonContext : JsonSerializerContext;
