using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.LocalRuntime.Releases;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(LocalRevision[]))]
internal sealed partial class ReleaseHistoryContext : JsonSerializerContext;
