using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Pipeline.WorkflowRunner.Expressions;

/// <summary>Reads and evaluates an expression by recursive descent.</summary>
internal sealed partial class Expression
{
    private readonly string _source;
    private readonly ExpressionContext _context;
    private readonly List<Token> _tokens;
    private readonly Access _access = new();
    private int _position;
    private int _unneeded;
    private bool _asksStatus;

    private Expression(string source, ExpressionContext context)
    {
        _source = source;
        _context = context;
        _tokens = Tokens.Read(source);
    }

    private Token Next => _tokens[_position];

    public static JsonNode? Evaluate(string source, ExpressionContext context) => new Expression(source, context).Evaluate();

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
        var expression = new Expression(text, context);
        var value = expression.Evaluate();
        return expression._asksStatus ? Evaluation.IsTrue(value) : context.Status!("success") && Evaluation.IsTrue(value);
    }

    private JsonNode? Evaluate()
    {
        var value = Or();
        return Next.Kind == TokenKind.End ? value : throw Fail($"'{Next.Text}' where the expression should end");
    }

    private JsonNode? Or()
    {
        var value = And();
        while (Take("||"))
        {
            var isDecided = Evaluation.IsTrue(value);
            var other = Unless(isDecided, And);
            value = isDecided ? value : other;
        }

        return value;
    }

    private JsonNode? And()
    {
        var value = Comparison();
        while (Take("&&"))
        {
            var isDecided = !Evaluation.IsTrue(value);
            var other = Unless(isDecided, Comparison);
            value = isDecided ? value : other;
        }

        return value;
    }

    private JsonNode? Comparison()
    {
        var value = Relation();
        while (true)
        {
            if (Take("=="))
                value = Expressions.Comparison.AreEqual(value, Relation());
            else if (Take("!="))
                value = !Expressions.Comparison.AreEqual(value, Relation());
            else
                return value;
        }
    }

    private JsonNode? Relation()
    {
        var value = Unary();
        while (Next is { Kind: TokenKind.Symbol, Text: "<" or ">" or "<=" or ">=" })
        {
            var (symbol, left) = (_tokens[_position++].Text, value);
            var right = Unary();
            value = (symbol.EndsWith('=') && Expressions.Comparison.AreEqual(left, right))
                || (symbol[0] == '<' ? Expressions.Comparison.IsBelow(left, right) : Expressions.Comparison.IsAbove(left, right));
        }

        return value;
    }

    private JsonNode? Unary() => Take("!") ? !Evaluation.IsTrue(Unary()) : Path();

    private JsonNode? Path()
    {
        var isLiteral = Next.Kind is TokenKind.Text or TokenKind.Number || Next is { Kind: TokenKind.Name, Text: "true" or "false" or "null" or "NaN" or "Infinity" };
        var value = Primary();
        while (true)
        {
            if (isLiteral && Next is { Kind: TokenKind.Symbol, Text: "." or "[" })
                throw Fail($"'{Next.Text}' behind a literal");
            if (Take("."))
                value = Take("*") ? _access.Star(value) : _access.At(value, TakeName());
            else if (Take("["))
                value = Index(value);
            else
                return value;
        }
    }

    private JsonNode? Index(JsonNode? value)
    {
        if (Take("*"))
        {
            Expect("]");
            return _access.Star(value);
        }

        var index = Or();
        Expect("]");
        return _access.At(value, index);
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
                return JsonValue.Create(Numbers.Read(token.Text));
            case TokenKind.Symbol when token.Text == "(":
                var inner = Or();
                Expect(")");
                return inner;
            case TokenKind.Name when token.Text is "true" or "false":
                return JsonValue.Create(token.Text == "true");
            case TokenKind.Name when token.Text == "null":
                return null;
            case TokenKind.Name when token.Text is "NaN" or "Infinity":
                return JsonValue.Create(token.Text == "NaN" ? double.NaN : double.PositiveInfinity);
            case TokenKind.Name when Take("("):
                return Call(token.Text);
            case TokenKind.Name when _context.Contexts.Keys.FirstOrDefault(name => string.Equals(name, token.Text, StringComparison.OrdinalIgnoreCase)) is { } known:
                return _context.Contexts[known];
            default:
                throw Fail($"'{token.Text}': there is no such context here (there are {string.Join(", ", _context.Contexts.Keys)})");
        }
    }

    private JsonNode? Call(string name)
    {
        _asksStatus |= Functions.IsStatus(name);
        if (string.Equals(name, "case", StringComparison.OrdinalIgnoreCase))
            return Case();
        var arguments = Arguments();
        return _unneeded > 0 ? null : Functions.Call(name, arguments, _context, _source);
    }

    // Pairs of a predicate and a value, then a value for when none holds; only what is chosen is evaluated.
    private JsonNode? Case()
    {
        JsonNode? chosen = null;
        var (isChosen, holds, count) = (false, false, 0);
        while (true)
        {
            var isValue = count % 2 == 1;
            var value = Unless(isChosen || (isValue && !holds), Or);
            count++;
            if (Take(")"))
                return count >= 3 && count % 2 == 1 ? isChosen ? chosen : value : throw Fail($"the function case with {count} arguments");
            Expect(",");
            if (isValue)
                (chosen, isChosen, holds) = holds ? (value, true, false) : (chosen, isChosen, false);
            else
                holds = !isChosen && _unneeded == 0 && (Evaluation.AsBoolean(value) ?? throw Fail($"a predicate of case that is no boolean but '{Evaluation.Write(value)}'"));
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

    // What is not needed is read, and not evaluated.
    private JsonNode? Unless(bool isDecided, Func<JsonNode?> read)
    {
        _unneeded += isDecided ? 1 : 0;
        var value = read();
        _unneeded -= isDecided ? 1 : 0;
        return value;
    }

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

    [GeneratedRegex(@"\A\s*\$\{\{((?:'[^']*'|(?!\}\}|').)*)\}\}\s*\z", RegexOptions.Singleline)]
    private static partial Regex Whole();

    [GeneratedRegex(@"\$\{\{((?:'[^']*'|(?!\}\}|').)*)\}\}", RegexOptions.Singleline)]
    private static partial Regex Part();
}
