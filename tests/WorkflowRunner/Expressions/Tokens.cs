using System.Text.RegularExpressions;

namespace Pipeline.WorkflowRunner.Expressions;

internal static partial class Tokens
{
    public static List<Token> Read(string expression)
    {
        var tokens = new List<Token>();
        var position = 0;
        while (position < expression.Length)
        {
            var match = Pattern().Match(expression, position);
            if (!match.Success)
                throw new UninterpretedException(expression, $"the character '{expression[position]}' at {position}");
            position += match.Length;
            if (match.Groups["name"].Success)
                tokens.Add(new Token(TokenKind.Name, match.Value));
            else if (match.Groups["text"].Success)
                tokens.Add(new Token(TokenKind.Text, match.Value[1..^1].Replace("''", "'", StringComparison.Ordinal)));
            else if (match.Groups["number"].Success)
                tokens.Add(new Token(TokenKind.Number, match.Value));
            else if (match.Groups["symbol"].Success)
                tokens.Add(new Token(TokenKind.Symbol, match.Value));
        }

        tokens.Add(new Token(TokenKind.End, ""));
        return tokens;
    }

    [GeneratedRegex(@"\G(?:(?<space>\s+)|(?<name>[A-Za-z_][A-Za-z0-9_-]*)|(?<text>'(?:[^']|'')*')|(?<number>[-+]?(?:0x[0-9a-fA-F]+|0o[0-7]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|Infinity))|(?<symbol>&&|\|\||==|!=|<=|>=|[<>!().,\[\]*]))")]
    private static partial Regex Pattern();
}
