using System.Text.Json;
using Pipeline.Core.Errors;

namespace Pipeline.Stages.UnitTest.Conventions;

/// <summary>What is read of a <c>package.json</c>.</summary>
/// <param name="TestScript">Its script <c>test</c>.</param>
/// <param name="UsesNodeRunner">Whether its scripts run Node's own test runner and leave the choice of reporter open.</param>
/// <param name="HasDependencies">Whether it needs packages.</param>
internal sealed record NodePackage(string TestScript, bool UsesNodeRunner, bool HasDependencies)
{
    private const string FileName = "package.json";

    // What 'npm init' writes.
    private const string NoTest = "no test specified";
    private static readonly string[] DependencyKeys = ["dependencies", "devDependencies", "optionalDependencies"];

    /// <summary>Reads the one in a folder; null when there is none, or none with tests.</summary>
    /// <exception cref="PipelineException">It is no JSON.</exception>
    public static NodePackage? ReadIn(string directory)
    {
        var path = Path.Combine(directory, FileName);
        if (!File.Exists(path))
            return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            var scripts = Texts(document.RootElement, "scripts");
            if (!scripts.TryGetValue("test", out var test) || string.IsNullOrWhiteSpace(test) || test.Contains(NoTest, StringComparison.Ordinal))
                return null;
            var all = string.Join('\n', scripts.Values);
            return new NodePackage(
                test,
                all.Contains("--test", StringComparison.Ordinal) && !all.Contains("--test-reporter", StringComparison.Ordinal),
                DependencyKeys.Any(key => Texts(document.RootElement, key).Count > 0));
        }
        catch (JsonException exception)
        {
            throw new PipelineException($"{path} is no JSON, so its script 'test' cannot be found: {exception.Message} Mend it, or write 'test.skip' with the reason in module.yaml.", exception);
        }
    }

    private static Dictionary<string, string> Texts(JsonElement root, string key) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty(key, out var section) && section.ValueKind == JsonValueKind.Object
            ? section.EnumerateObject().Where(entry => entry.Value.ValueKind == JsonValueKind.String).GroupBy(entry => entry.Name).ToDictionary(group => group.Key, group => group.Last().Value.GetString()!)
            : [];
}
