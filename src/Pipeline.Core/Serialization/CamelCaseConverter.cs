using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Core.Serialization;

/// <summary>Writes the values of an enumeration in camel case and reads nothing else.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class CamelCaseConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
