using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pipeline.Core.Serialization;

/// <summary>Looks at YAML of others before it is loaded: loading recurses, so that nesting could exhaust the stack, and aliases could multiply a small text.</summary>
internal static class YamlBounds
{
    /// <summary>Finds the first alias, or the first value that is nested too deep.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="deepestNesting">How many levels are taken.</param>
    /// <param name="allowAliases">Whether aliases are taken. Default: no.</param>
    /// <returns>The line, from 1, and a sentence that may quote the text; null when the text keeps to the bounds.</returns>
    /// <exception cref="YamlException">The text is no YAML.</exception>
    public static (long Line, string Problem)? FindProblem(string text, int deepestNesting, bool allowAliases = false)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            depth += parser.Current!.NestingIncrease;
            if (!allowAliases && parser.Current is AnchorAlias alias)
                return (alias.Start.Line, $"The alias *{alias.Value} is not supported; write the value out.");
            if (depth > deepestNesting)
                return (parser.Current.Start.Line, $"The values are nested more than {deepestNesting} deep.");
        }

        return null;
    }
}
