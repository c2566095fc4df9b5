using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pipeline.Tools.Versions;

/// <summary><c>Chart.yaml</c>: the top-level <c>version</c>. The placeholder 0.0.0 is left: packaging replaces it (D5).</summary>
internal sealed class ChartVersionFormat : IVersionFormat
{
    private const string Placeholder = "0.0.0";

    public bool Matches(string fileName) => fileName == "Chart.yaml";

    public IReadOnlyList<Range> Find(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            var depth = 0;
            var isKey = true;
            var isVersion = false;
            while (parser.MoveNext())
            {
                // A chart is stream, document, mapping: its own keys are three deep.
                if (parser.Current is Scalar scalar && depth == 3)
                {
                    if (!isKey && isVersion)
                        return scalar.Value.StartsWith(Placeholder, StringComparison.Ordinal) ? [] : Places(text, scalar);
                    isVersion = isKey && scalar.Value == "version";
                    isKey = !isKey;
                }

                var before = depth;
                depth += parser.Current!.NestingIncrease;
                if (before == 4 && depth == 3)
                    (isKey, isVersion) = (true, false);
            }
        }
        catch (YamlException exception)
        {
            throw new FormatException($"line {exception.Start.Line}: it is no YAML: {exception.Message}", exception);
        }

        return [];
    }

    // An anchor or a tag before the value, and the quotes around it, stay.
    private static IReadOnlyList<Range> Places(string text, Scalar scalar)
    {
        var value = scalar.Value.Trim();
        var start = (int)scalar.Start.Index;
        var at = value.Length == 0 ? -1 : text[start..(int)scalar.End.Index].LastIndexOf(value, StringComparison.Ordinal);
        return at < 0 ? [] : [(start + at)..(start + at + value.Length)];
    }
}
