using System.Text.Json.Serialization;
using Pipeline.LocalRuntime.Manifests;
using Pipeline.LocalRuntime.Pods;
using Pipeline.LocalRuntime.Quotas;

namespace Pipeline.LocalRuntime;

/// <summary>What the runtime writes on containers and beside them, and what pods are told apart by. Generated: by reflection it would be compiled anew in every run.</summary>
[JsonSerializable(typeof(PodTemplate))]
[JsonSerializable(typeof(PodRecord))]
[JsonSerializable(typeof(PodStatus))]
[JsonSerializable(typeof(Service))]
[JsonSerializable(typeof(ResourceUse))]
internal sealed partial class LocalJsonContext : JsonSerializerContext;
