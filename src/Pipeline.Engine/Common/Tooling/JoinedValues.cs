using System.Globalization;

namespace Nuke.Common.Tooling;

/// <summary>Changes one key of a dictionary whose value is several joined ones, or a switch.</summary>
internal static class JoinedValues
{
    public static IReadOnlyDictionary<string, object> Set<T>(IReadOnlyDictionary<string, object>? dictionary, string key, IEnumerable<T> values, string separator) =>
        With(dictionary, key, string.Join(separator, values.Select(Text)));

    public static IReadOnlyDictionary<string, object> Add<T>(IReadOnlyDictionary<string, object>? dictionary, string key, IEnumerable<T> values, string separator) =>
        Set(dictionary, key, Read(dictionary, key, separator).Concat(values.Select(Text)), separator);

    public static IReadOnlyDictionary<string, object> Remove<T>(IReadOnlyDictionary<string, object>? dictionary, string key, IEnumerable<T> values, string separator) =>
        Set(dictionary, key, Read(dictionary, key, separator).Except(values.Select(Text)), separator);

    public static IReadOnlyDictionary<string, object> Toggle(IReadOnlyDictionary<string, object>? dictionary, string key) =>
        With(dictionary, key, !(dictionary?.GetValueOrDefault(key) is { } value && bool.Parse(Text(value))));

    private static Dictionary<string, object> With(IReadOnlyDictionary<string, object>? dictionary, string key, object value) =>
        new(dictionary ?? new Dictionary<string, object>()) { [key] = value };

    private static string[] Read(IReadOnlyDictionary<string, object>? dictionary, string key, string separator) =>
        Text(dictionary?.GetValueOrDefault(key)).Split(separator, StringSplitOptions.RemoveEmptyEntries);

    private static string Text<T>(T value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
