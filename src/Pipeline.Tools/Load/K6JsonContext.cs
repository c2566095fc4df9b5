using System.Text.Json.Serialization;

namespace Pipeline.Tools.Load;

[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class K6JsonContext : JsonSerializerContext;
