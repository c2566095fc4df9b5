using System.Text.Json.Serialization;
using Pipeline.Stages.BuildImage;
using Pipeline.Stages.Push;
using Pipeline.Stages.UnitTest;

namespace Pipeline.Stages;

/// <summary>Writes what stages are told apart by. Generated: by reflection it would be compiled anew in every run.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(BuildImageSettings))]
[JsonSerializable(typeof(PushSettings))]
[JsonSerializable(typeof(UnitTestSettings))]
[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class StageSettingsContext : JsonSerializerContext;
