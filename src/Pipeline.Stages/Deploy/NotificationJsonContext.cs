using System.Text.Json.Serialization;
using Pipeline.Tools.Slack;

namespace Pipeline.Stages.Deploy;

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeploymentNotification))]
internal sealed partial class NotificationJsonContext : JsonSerializerContext;
