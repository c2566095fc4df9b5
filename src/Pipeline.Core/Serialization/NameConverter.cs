using System.Text.Json.Serialization;

namespace Pipeline.Core.Serialization;

/// <summary>Writes the values of an enumeration by their names and reads nothing else.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal sealed class NameConverter<T>() : JsonStringEnumConverter<T>(namingPolicy: null, allowIntegerValues: false)
    where T : struct, Enum;
