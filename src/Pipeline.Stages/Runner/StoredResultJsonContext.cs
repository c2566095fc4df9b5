using System.Text.Json.Serialization;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Serialization;
using Pipeline.Core.Stages;

namespace Pipeline.Stages.Runner;

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(NameConverter<Stage>), typeof(CamelCaseConverter<StageStatus>), typeof(CamelCaseConverter<ArtifactKind>)])]
[JsonSerializable(typeof(StoredResult))]
internal sealed partial class StoredResultJsonContext : JsonSerializerContext;
