using System.Runtime.CompilerServices;
using System.Text;

namespace Pipeline.Workflows.Expressions;

/// <summary>
/// Text with expressions in it. Written as an interpolated string: <c>Text name = $"run-{input.Value}"</c>. Braces that are
/// typed into the text itself never become an expression: such a text is refused.
/// </summary>
[InterpolatedStringHandler]
public sealed class Text
{
    private readonly StringBuilder _text = new();
    private readonly List<ContextReference> _references = [];

    /// <summary>Starts a text; the compiler calls it for an interpolated string.</summary>
    /// <param name="literalLength">The number of characters outside expressions.</param>
    /// <param name="formattedCount">The number of expressions.</param>
    public Text(int literalLength, int formattedCount)
    {
        _text.EnsureCapacity(literalLength + (formattedCount * 32));
    }

    /// <summary>True when text outside the expressions would be read as an expression.</summary>
    internal bool HasTypedExpression { get; private set; }

    internal IReadOnlyList<ContextReference> References => _references;

    /// <summary>Text without an expression.</summary>
    public static implicit operator Text(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = new Text(value.Length, 0);
        text.AppendLiteral(value);
        return text;
    }

    /// <summary>Nothing but an expression.</summary>
    public static implicit operator Text(Expression expression)
    {
        var text = new Text(0, 1);
        text.AppendFormatted(expression);
        return text;
    }

    /// <summary>Appends characters.</summary>
    public void AppendLiteral(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        HasTypedExpression |= value.Contains("${{", StringComparison.Ordinal);
        _text.Append(value);
    }

    /// <summary>Appends an expression.</summary>
    public void AppendFormatted(Expression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        _references.AddRange(expression.References);
        _text.Append(expression);
    }

    /// <summary>Appends characters that are known when the workflow is generated.</summary>
    public void AppendFormatted(string value) => AppendLiteral(value);

    /// <summary>Appends another text.</summary>
    public void AppendFormatted(Text other)
    {
        ArgumentNullException.ThrowIfNull(other);
        HasTypedExpression |= other.HasTypedExpression;
        _references.AddRange(other._references);
        _text.Append(other._text);
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
