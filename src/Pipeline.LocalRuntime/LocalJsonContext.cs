using System.Text.Json.Serialization;
using Pipeline.LocalRuntime.Manifests;

namespace Pipeline.LocalRuntime;

/// <summary>What the runtime writes on containers, and what pods are told apart by. Generated: by reflection it would be compiled anew in every run.</summary>
[JsonSourceGenerationOptions(IncludeFields = true)]
[JsonSerializable(typeof(PodTemplate), GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(Service))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string>), GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(IReadOnlyDictionary<string, int>), GenerationMode = JsonSourceGenerationMode.Serialization)]
internal sealed partial class LocalJsonContext : JsonSerializerContext;
