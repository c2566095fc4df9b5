using System.Text.Json.Serialization;

namespace Pipeline.Workflows.Generation;

[JsonSerializable(typeof(IReadOnlyList<string>))]
internal sealed partial class ModuleMatrixJsonContext : JsonSerializerContext;
