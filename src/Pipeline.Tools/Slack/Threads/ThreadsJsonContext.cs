using System.Text.Json.Serialization;

namespace Pipeline.Tools.Slack.Threads;

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ThreadParent))]
internal sealed partial class ThreadsJsonContext : JsonSerializerContext;
