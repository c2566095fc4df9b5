using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Pipeline.WorkflowRunner.Expressions;

internal static class Functions
{
    /// <summary>The names of the functions that tell how everything before ended.</summary>
    public static bool IsStatus(string name) => name.ToLowerInvariant() is "always" or "success" or "failure" or "cancelled";

    /// <summary>Calls a function; its name may be spelled in any case.</summary>
    public static JsonNode? Call(string name, IReadOnlyList<JsonNode?> arguments, ExpressionContext context, string source)
    {
        try
        {
            return (name.ToLowerInvariant(), arguments.Count) switch
            {
                ("always" or "success" or "failure" or "cancelled", 0) when context.Status is { } status => status(name.ToLowerInvariant()),
                ("fromjson", 1) => JsonNode.Parse(Evaluation.Write(arguments[0])),
                ("tojson", 1) => Formatting.ToJson(arguments[0]),
                ("contains", 2) => Contains(arguments[0], arguments[1]),
                ("startswith", 2) => AreTexts(arguments) && Evaluation.Write(arguments[0]).StartsWith(Evaluation.Write(arguments[1]), StringComparison.OrdinalIgnoreCase),
                ("endswith", 2) => AreTexts(arguments) && Evaluation.Write(arguments[0]).EndsWith(Evaluation.Write(arguments[1]), StringComparison.OrdinalIgnoreCase),
                ("format", > 0) => Formatting.Format(Evaluation.Write(arguments[0]), [.. arguments.Skip(1)]),
                ("join", 1) => Formatting.Join(arguments[0], ","),
                ("join", 2) => Formatting.Join(arguments[0], arguments[1]),
                ("hashfiles", > 0) when context.Workspace is { } workspace => HashFiles(workspace, arguments.Select(Evaluation.Write)),
                _ => throw new UninterpretedException($"the expression '{source}'", $"the function {name} with {arguments.Count} arguments, here"),
            };
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            throw new UninterpretedException($"the expression '{source}'", $"{name}: {exception.Message}");
        }
    }

    private static bool AreTexts(IReadOnlyList<JsonNode?> arguments) => arguments.All(Evaluation.IsPrimitive);

    private static bool Contains(JsonNode? search, JsonNode? item) => search switch
    {
        JsonArray array => array.Any(candidate => Comparison.AreEqual(item, candidate)),
        JsonObject => false,
        _ => Evaluation.IsPrimitive(item) && Evaluation.Write(search).Contains(Evaluation.Write(item), StringComparison.OrdinalIgnoreCase),
    };

    private static string HashFiles(string workspace, IEnumerable<string> globs)
    {
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddIncludePatterns(globs);
        var files = matcher.Execute(new DirectoryInfoWrapper(new DirectoryInfo(workspace))).Files.Select(file => file.Path).Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            return "";
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(Path.Combine(workspace, file))));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
