using System.Text.Json.Serialization;
using Pipeline.Core.Serialization;

namespace Pipeline.Core.Deployments;

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(CamelCaseConverter<ChangeKind>)])]
[JsonSerializable(typeof(DeployPlan))]
internal sealed partial class DeployPlanJsonContext : JsonSerializerContext;
