using Pipeline.Core.Serialization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Core.Modules;

internal static class ManifestYaml
{
    private const int LongestFile = 64 * 1024;
    private const int DeepestNesting = 8;

    /// <summary>Loads the one mapping of a manifest; an empty file is an empty mapping.</summary>
    /// <exception cref="InvalidModulesException">The text is no YAML mapping, or larger or deeper than a manifest can be.</exception>
    public static YamlMappingNode Load(string text, string file)
    {
        if (text.Length > LongestFile)
            throw Problem(file, $"The file has {text.Length} characters; a manifest has at most {LongestFile}.");
        try
        {
            if (YamlBounds.FindProblem(text, DeepestNesting) is var (line, problem))
                throw Problem($"{file}:{line}", problem);
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents switch
            {
                [] => [],
                [{ RootNode: YamlMappingNode root }] => root,
                [{ RootNode: YamlScalarNode { Value: null or "" } }] => [],
                [var document] => throw Problem($"{file}:{document.RootNode.Start.Line}", "Expected keys and values, such as 'name: orders'."),
                [_, var second, ..] => throw Problem($"{file}:{second.RootNode.Start.Line}", "A second document begins here; a manifest has one."),
            };
        }
        catch (YamlException exception)
        {
            throw Problem($"{file}:{exception.Start.Line}", $"This is no YAML: {exception.Message}");
        }
    }

    private static InvalidModulesException Problem(string where, string message) => new([new ModuleProblem(where, message)]);
}
