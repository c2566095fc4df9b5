using System.Globalization;

namespace Pipeline.Workflows.Expressions;

/// <summary>
/// An expression of GitHub Actions, without the <c>${{ }}</c> around it. It knows which contexts it reads; a place where one
/// of them does not exist refuses it. A secret is no expression: see <see cref="Secret"/>.
/// </summary>
public sealed class Expression
{
    private readonly Precedence _precedence;

    internal Expression(string text, IEnumerable<ContextReference> references)
        : this(text, references, Precedence.Value)
    {
    }

    private Expression(string text, IEnumerable<ContextReference> references, Precedence precedence)
    {
        Text = text;
        References = [.. references];
        _precedence = precedence;
    }

    // GitHub's order, loosest first.
    private enum Precedence
    {
        Or,
        And,
        Comparison,
        Value,
    }

    /// <summary>The expression as GitHub reads it.</summary>
    public string Text { get; }

    internal IReadOnlyList<ContextReference> References { get; }

    /// <summary>A string.</summary>
    public static implicit operator Expression(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new Expression($"'{value.Replace("'", "''", StringComparison.Ordinal)}'", []);
    }

    /// <summary>A Boolean.</summary>
    public static implicit operator Expression(bool value) => new(value ? "true" : "false", []);

    /// <summary>A number.</summary>
    public static implicit operator Expression(int value) => new(value.ToString(CultureInfo.InvariantCulture), []);

    /// <summary>Both.</summary>
    public static Expression operator &(Expression left, Expression right) => left.And(right);

    /// <summary>Either.</summary>
    public static Expression operator |(Expression left, Expression right) => left.Or(right);

    /// <summary>Not.</summary>
    public static Expression operator !(Expression value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.LogicalNot();
    }

    /// <summary>Both this and <paramref name="other"/>.</summary>
    public Expression And(Expression other) => Binary("&&", other, Precedence.And);

    /// <summary>This or <paramref name="other"/>; GitHub's <c>||</c> returns the first value that is not empty.</summary>
    public Expression Or(Expression other) => Binary("||", other, Precedence.Or);

    /// <summary>Not this.</summary>
    public Expression LogicalNot() => new("!" + Operand(Precedence.Value), References);

    /// <summary>True when this equals <paramref name="other"/>; GitHub compares strings without regard to case.</summary>
    public Expression Is(Expression other) => Binary("==", other, Precedence.Comparison);

    /// <summary>True when this differs from <paramref name="other"/>.</summary>
    public Expression IsNot(Expression other) => Binary("!=", other, Precedence.Comparison);

    /// <inheritdoc/>
    public override string ToString() => $"${{{{ {Text} }}}}";

    private string Operand(Precedence least) => _precedence < least ? $"({Text})" : Text;

    private Expression Binary(string symbol, Expression other, Precedence precedence)
    {
        ArgumentNullException.ThrowIfNull(other);
        // 'a == b == c' would compare the outcome of the first comparison: such operands keep their parentheses.
        var least = precedence == Precedence.Comparison ? Precedence.Value : precedence;
        return new Expression($"{Operand(least)} {symbol} {other.Operand(least)}", References.Concat(other.References), precedence);
    }
}
