using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pipeline.Core.Environments;

/// <summary>Values that charts get in one environment. A value: every method returns a changed copy.</summary>
public sealed partial record EnvironmentValues
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };
    private readonly ImmutableList<EnvironmentValue> _all;

    private EnvironmentValues(ImmutableList<EnvironmentValue> all) => _all = all;

    /// <summary>No values.</summary>
    public static EnvironmentValues None { get; } = new([]);

    internal IReadOnlyList<EnvironmentValue> All => _all;

    internal EnvironmentValues With(EnvironmentValue value) => new(_all.Add(value));

    internal EnvironmentValues WithFirst(EnvironmentValue value) => new(_all.Insert(0, value));

    /// <summary>The values of the chart of <paramref name="module"/> as a values file (YAML, written as JSON); null when it gets none. The module's own go over those of every chart.</summary>
    internal string? Write(string module)
    {
        var root = new JsonObject();
        foreach (var value in _all.Where(value => value.Module is null).Concat(_all.Where(value => value.Module == module)))
            Set(root, value);
        return root.Count == 0 ? null : Text(root);
    }

    private static void Set(JsonObject root, EnvironmentValue value)
    {
        var place = root;
        foreach (var key in value.Path.SkipLast(1))
        {
            // The later one counts, as of values files.
            if (place[key] is not JsonObject inner)
                place[key] = inner = [];
            place = inner;
        }

        place[value.Path[^1]] = value.Value switch
        {
            bool truth => JsonValue.Create(truth),
            int number => JsonValue.Create(number),
            var text => JsonValue.Create((string)text),
        };
    }

    private static string Text(JsonObject root)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Indented))
            root.WriteTo(writer);
        // JSON writes a character beyond the first 65,536 as two escapes, of which YAML takes neither.
        return Pair().Replace(Encoding.UTF8.GetString(buffer.ToArray()), pair => pair.Groups[1].Value + Regex.Unescape(pair.Groups[2].Value)) + "\n";
    }

    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})")]
    private static partial Regex Pair();
}
