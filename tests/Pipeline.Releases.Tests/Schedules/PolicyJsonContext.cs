using System.Text.Json.Serialization;
using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Tests.Schedules;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReleaseSchedule))]
[JsonSerializable(typeof(DeploymentWindow))]
[JsonSerializable(typeof(Freeze))]
internal sealed partial class PolicyJsonContext : JsonSerializerContext;
