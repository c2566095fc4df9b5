using System.Text.Json.Serialization;

namespace Pipeline.Stages.Deploy;

[JsonSourceGenerationOptions(WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChangedReleases))]
internal sealed partial class ChangedReleasesJsonContext : JsonSerializerContext;
