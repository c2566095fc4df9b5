using System.Text.Json.Serialization;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Modules;
using Pipeline.Core.Serialization;
using Pipeline.Core.Stages;

namespace Pipeline.Core.Runs;

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(NameConverter<Stage>), typeof(CamelCaseConverter<StageStatus>), typeof(CamelCaseConverter<RunVerdict>), typeof(CamelCaseConverter<ArtifactKind>), typeof(CamelCaseConverter<HookMoment>)])]
[JsonSerializable(typeof(RunRecord))]
internal sealed partial class RunRecordJsonContext : JsonSerializerContext;
