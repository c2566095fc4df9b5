using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.Extensions.FileSystemGlobbing;
using Microsoft.Extensions.FileSystemGlobbing.Abstractions;

namespace Pipeline.WorkflowRunner.Expressions;

internal static class Functions
{
    public static JsonNode? Call(string name, IReadOnlyList<JsonNode?> arguments, ExpressionContext context, string source) => (name, arguments.Count) switch
    {
        ("always" or "success" or "failure" or "cancelled", 0) when context.Status is { } status => status(name),
        ("fromJSON", 1) => JsonNode.Parse(Evaluation.Write(arguments[0])),
        ("toJSON", 1) => arguments[0]?.ToJsonString() ?? "null",
        ("contains", 2) => arguments[0] is JsonArray array
            ? array.Any(item => Evaluation.AreEqual(item, arguments[1]))
            : Evaluation.Write(arguments[0]).Contains(Evaluation.Write(arguments[1]), StringComparison.OrdinalIgnoreCase),
        ("startsWith", 2) => Evaluation.Write(arguments[0]).StartsWith(Evaluation.Write(arguments[1]), StringComparison.OrdinalIgnoreCase),
        ("hashFiles", > 0) when context.Workspace is { } workspace => HashFiles(workspace, arguments.Select(Evaluation.Write)),
        _ => throw new UninterpretedException($"the expression '{source}'", $"the function {name} with {arguments.Count} arguments, here"),
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
