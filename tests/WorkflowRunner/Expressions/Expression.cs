using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pipeline.WorkflowRunner.Expressions;

/// <summary>Reads and evaluates an expression by recursive descent.</summary>
internal sealed partial class Expression
{
    private readonly string _source;
    private readonly ExpressionContext _context;
    private readonly List<Token> _tokens;
    private int _position;

    private Expression(string source, ExpressionContext context)
    {
        _source = source;
        _context = context;
        _tokens = Tokens.Read(source);
    }

    private Token Next => _tokens[_position];

    public static JsonNode? Evaluate(string source, ExpressionContext context)
    {
        var expression = new Expression(source, context);
        var value = expression.Or();
        return expression.Next.Kind == TokenKind.End ? value : throw expression.Fail($"'{expression.Next.Text}' where the expression should end");
    }

    /// <summary>Text with expressions in it; a text that is one expression keeps the value's type.</summary>
    public static JsonNode? Expand(JsonNode? template, ExpressionContext context)
    {
        if (template is not JsonValue value || !value.TryGetValue<string>(out var text))
            return template?.DeepClone();
        if (Whole().Match(text) is { Success: true } whole)
            return Evaluate(whole.Groups[1].Value, context)?.DeepClone();
        return Part().Replace(text, match => Evaluation.Write(Evaluate(match.Groups[1].Value, context)));
    }

    /// <summary>A condition of a job or step: with no status function in it, everything before must have succeeded.</summary>
    public static bool IsMet(JsonNode? condition, ExpressionContext context)
    {
        if (condition is null)
            return context.Status!("success");
        var text = condition.ToString();
        if (Whole().Match(text) is { Success: true } whole)
            text = whole.Groups[1].Value;
        var value = Evaluate(text, context);
        return StatusFunction().IsMatch(text) ? Evaluation.IsTrue(value) : context.Status!("success") && Evaluation.IsTrue(value);
    }

    private JsonNode? Or()
    {
        var value = And();
        while (Take("||"))
        {
            var other = And();
            value = Evaluation.IsTrue(value) ? value : other;
        }

        return value;
    }

    private JsonNode? And()
    {
        var value = Comparison();
        while (Take("&&"))
        {
            var other = Comparison();
            value = Evaluation.IsTrue(value) ? other : value;
        }

        return value;
    }

    private JsonNode? Comparison()
    {
        var value = Unary();
        while (true)
        {
            if (Take("=="))
                value = Evaluation.AreEqual(value, Unary());
            else if (Take("!="))
                value = !Evaluation.AreEqual(value, Unary());
            else if (Next is { Kind: TokenKind.Symbol, Text: "<" or ">" or "<=" or ">=" })
                throw Fail($"the operator '{Next.Text}'");
            else
                return value;
        }
    }

    private JsonNode? Unary() => Take("!") ? !Evaluation.IsTrue(Unary()) : Path();

    private JsonNode? Path()
    {
        var value = Primary();
        while (true)
        {
            if (Take("."))
                value = Take("*") ? Values(value) : Property(value, TakeName());
            else if (Take("["))
                value = Index(value);
            else
                return value;
        }
    }

    private JsonNode? Index(JsonNode? value)
    {
        var index = Or();
        Expect("]");
        return value is JsonArray array ? array.ElementAtOrDefault((int)Evaluation.Number(index)) : Property(value, Evaluation.Write(index));
    }

    private JsonNode? Primary()
    {
        var token = Next;
        _position++;
        switch (token.Kind)
        {
            case TokenKind.Text:
                return JsonValue.Create(token.Text);
            case TokenKind.Number:
                return JsonValue.Create(double.Parse(token.Text, CultureInfo.InvariantCulture));
            case TokenKind.Symbol when token.Text == "(":
                var inner = Or();
                Expect(")");
                return inner;
            case TokenKind.Name when token.Text is "true" or "false":
                return JsonValue.Create(token.Text == "true");
            case TokenKind.Name when token.Text == "null":
                return null;
            case TokenKind.Name when Take("("):
                return Functions.Call(token.Text, Arguments(), _context, _source);
            case TokenKind.Name when _context.Contexts.TryGetValue(token.Text, out var context):
                return context;
            default:
                throw Fail($"'{token.Text}': there is no such context here (there are {string.Join(", ", _context.Contexts.Keys)})");
        }
    }

    private List<JsonNode?> Arguments()
    {
        var arguments = new List<JsonNode?>();
        if (Take(")"))
            return arguments;
        do
            arguments.Add(Or());
        while (Take(","));
        Expect(")");
        return arguments;
    }

    private static JsonArray Values(JsonNode? value) => value switch
    {
        JsonArray array => [.. array.Select(item => item?.DeepClone())],
        JsonObject mapping => [.. mapping.Select(entry => entry.Value?.DeepClone())],
        _ => [],
    };

    // After '*', a property is taken from every item.
    private static JsonNode? Property(JsonNode? value, string name) => value switch
    {
        JsonObject mapping => mapping.FirstOrDefault(entry => string.Equals(entry.Key, name, StringComparison.OrdinalIgnoreCase)).Value,
        JsonArray array => new JsonArray([.. array.OfType<JsonObject>().Select(item => Property(item, name)?.DeepClone())]),
        _ => null,
    };

    private string TakeName() => Next.Kind == TokenKind.Name ? _tokens[_position++].Text : throw Fail($"'{Next.Text}' where a name should be");

    private bool Take(string symbol)
    {
        if (Next.Kind != TokenKind.Symbol || Next.Text != symbol)
            return false;
        _position++;
        return true;
    }

    private void Expect(string symbol)
    {
        if (!Take(symbol))
            throw Fail($"'{Next.Text}' where '{symbol}' should be");
    }

    private UninterpretedException Fail(string what) => new($"the expression '{_source}'", what);

    [GeneratedRegex(@"\A\s*\$\{\{((?:(?!\}\}).)*)\}\}\s*\z", RegexOptions.Singleline)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\$\{\{((?:(?!\}\}).)*)\}\}", RegexOptions.Singleline)]
    private static partial Regex Part();

    [GeneratedRegex(@"\b(always|success|failure|cancelled)\s*\(")]
    private static partial Regex StatusFunction();
}
