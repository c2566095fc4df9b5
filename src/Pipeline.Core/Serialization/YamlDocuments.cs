using Pipeline.Core.Errors;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Core.Serialization;

/// <summary>Loads YAML that others wrote. Aliases stay references: a node may be reached by several ways, and by a way through itself.</summary>
internal static class YamlDocuments
{
    /// <summary>How many levels of values are taken.</summary>
    public const int DeepestNesting = 100;

    /// <summary>Loads a stream of documents.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="what">What it is, to begin a sentence with: <c>The rendered chart</c>.</param>
    /// <returns>The root of every document, in order.</returns>
    /// <exception cref="PipelineException">The text is no YAML, or its values are nested deeper than <see cref="DeepestNesting"/>.</exception>
    public static IReadOnlyList<YamlNode> Load(string text, string what)
    {
        ArgumentNullException.ThrowIfNull(text);
        var stream = new YamlStream();
        try
        {
            if (YamlBounds.FindProblem(text, DeepestNesting, allowAliases: true) is var (line, problem))
                throw new PipelineException($"{what} cannot be read, line {line}: {problem}");
            stream.Load(new StringReader(text));
        }
        catch (YamlException exception)
        {
            throw new PipelineException($"{what} is no YAML ({exception.Start}): {exception.Message}", exception);
        }

        return [.. stream.Documents.Select(document => document.RootNode)];
    }
}
