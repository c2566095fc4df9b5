using System.Text;

namespace Pipeline.Core.Dockerfiles;

/// <summary>Words, quotes and variables by the rules of the Dockerfile reference, "Environment replacement".</summary>
internal sealed class VariableExpansion(char escape)
{
    // Nobody nests defaults deeper; a file that does is out to exhaust the stack.
    private const int MaximumDepth = 16;

    /// <summary>Splits at white space that is neither quoted nor escaped; quotes and escapes stay.</summary>
    public IReadOnlyList<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (quote == '\0' && char.IsWhiteSpace(character))
            {
                Flush();
                continue;
            }

            word.Append(character);
            if (character == escape && quote != '\'' && index + 1 < text.Length)
                word.Append(text[++index]);
            else if (quote == '\0' && character is '"' or '\'')
                quote = character;
            else if (character == quote)
                quote = '\0';
        }

        Flush();
        return words;

        void Flush()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>Replaces variables and takes quotes and escapes away; null when a variable is written in a way that is not known here.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lookUp">The value of a variable; null when it is not set.</param>
    public string? Expand(string text, Func<string, string?> lookUp) => Expand(text, lookUp, 0);

    private string? Expand(string text, Func<string, string?> lookUp, int depth)
    {
        if (depth > MaximumDepth)
            return null;
        var result = new StringBuilder();
        var quote = '\0';
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == escape && quote != '\'' && index + 1 < text.Length)
            {
                result.Append(text[++index]);
            }
            else if (character == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && character is '"' or '\'')
            {
                quote = character;
            }
            else if (character == '$' && quote != '\'')
            {
                if (Variable(text, ref index, lookUp, depth) is not { } value)
                    return null;
                result.Append(value);
            }
            else
            {
                result.Append(character);
            }
        }

        return result.ToString();
    }

    // Stands on '$' and leaves the index on the variable's last character.
    private string? Variable(string text, ref int index, Func<string, string?> lookUp, int depth)
    {
        if (index + 1 < text.Length && text[index + 1] == '{')
        {
            var end = ClosingBrace(text, index + 1);
            if (end < 0)
                return null;
            var body = text[(index + 2)..end];
            index = end;
            return Braced(body, lookUp, depth + 1);
        }

        var length = NameLength(text.AsSpan(index + 1));
        var name = text.Substring(index + 1, length);
        index += length;
        return length == 0 ? "$" : lookUp(name) ?? "";
    }

    private string? Braced(string body, Func<string, string?> lookUp, int depth)
    {
        var length = NameLength(body);
        var value = lookUp(body[..length]);
        var rest = body[length..];
        var isSet = rest.StartsWith(':') ? value is { Length: > 0 } : value is not null;
        return rest.TrimStart(':') switch
        {
            _ when length == 0 => null,
            _ when rest is ['#' or '%' or '/', ..] => Cut(value ?? "", rest, lookUp, depth),
            "" => value ?? "",
            ['-', .. var otherwise] => isSet ? value : Expand(otherwise, lookUp, depth),
            ['+', .. var then] => isSet ? Expand(then, lookUp, depth) : "",
            ['?', ..] => isSet ? value : null,
            _ => null,
        };
    }

    // ${V#p} ${V##p} ${V%p} ${V%%p} ${V/p/r} ${V//p/r}
    private string? Cut(string value, string operation, Func<string, string?> lookUp, int depth)
    {
        var isDouble = operation.Length > 1 && operation[1] == operation[0];
        var rest = operation[(isDouble ? 2 : 1)..];
        var end = operation[0] == '/' ? PatternLength(rest) : rest.Length;
        if (ExpandPattern(rest[..end], lookUp, depth) is not { } pattern || Expand(rest[Math.Min(end + 1, rest.Length)..], lookUp, depth) is not { } replacement)
            return null;
        var shell = new ShellPattern(pattern, escape);
        return operation[0] switch
        {
            '#' => shell.WithoutPrefix(value, isDouble),
            '%' => shell.WithoutSuffix(value, isDouble),
            _ => shell.Replace(value, replacement, isDouble),
        };
    }

    // An escape in a pattern is for the pattern.
    private string? ExpandPattern(string pattern, Func<string, string?> lookUp, int depth) =>
        pattern.AsSpan().IndexOfAny("$\"'") < 0 ? pattern : Expand(pattern, lookUp, depth);

    private int PatternLength(string text)
    {
        var depth = 0;
        for (var index = 0; index < text.Length; index++)
        {
            if (text[index] == escape)
                index++;
            else if (text[index] == '/' && depth == 0)
                return index;
            else
                depth += text[index] switch { '{' => 1, '}' => -1, _ => 0 };
        }

        return text.Length;
    }

    private static int NameLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == '_'))
            length++;
        return length;
    }

    private static int ClosingBrace(string text, int open)
    {
        var depth = 0;
        for (var index = open; index < text.Length; index++)
        {
            depth += text[index] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
                return index;
        }

        return -1;
    }
}
