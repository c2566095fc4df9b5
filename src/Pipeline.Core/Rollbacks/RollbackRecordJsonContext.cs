using System.Text.Json.Serialization;
using Pipeline.Core.Runs;
using Pipeline.Core.Serialization;

namespace Pipeline.Core.Rollbacks;

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(CamelCaseConverter<RunVerdict>), typeof(CamelCaseConverter<RollbackOutcome>)])]
[JsonSerializable(typeof(RollbackRecord))]
internal sealed partial class RollbackRecordJsonContext : JsonSerializerContext;
