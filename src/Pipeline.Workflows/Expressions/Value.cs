using System.Globalization;

namespace Pipeline.Workflows.Expressions;

/// <summary>What a variable of <c>env</c> or an argument of <c>with</c> holds: text with expressions, or a secret.</summary>
public sealed class Value
{
    private Value(Text text, bool isLiteral = false)
    {
        Text = text;
        IsLiteral = isLiteral;
    }

    private Value(Secret secret) => Secret = secret;

    /// <summary>The text; null when it is a secret.</summary>
    public Text? Text { get; }

    /// <summary>The secret; null when it is text.</summary>
    public Secret? Secret { get; }

    /// <summary>True for a number or a Boolean, which stands without quotes.</summary>
    internal bool IsLiteral { get; }

    /// <summary>Text without an expression.</summary>
    public static implicit operator Value(string value) => new((Text)value);

    /// <summary>Text with expressions.</summary>
    public static implicit operator Value(Text value) => new(value);

    /// <summary>Nothing but an expression.</summary>
    public static implicit operator Value(Expression value) => new((Text)value);

    /// <summary>A secret.</summary>
    public static implicit operator Value(Secret value) => new(value);

    /// <summary>A Boolean.</summary>
    public static implicit operator Value(bool value) => new((Text)(value ? "true" : "false"), isLiteral: true);

    /// <summary>A number.</summary>
    public static implicit operator Value(int value) => new((Text)value.ToString(CultureInfo.InvariantCulture), isLiteral: true);

    /// <inheritdoc/>
    public override string ToString() => Text?.ToString() ?? Secret!.ToString();
}
