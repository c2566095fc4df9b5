using System.Runtime.CompilerServices;
using System.Text;
using Nuke.Common.IO;

namespace Nuke.Common.Tooling;

/// <summary>Builds arguments from an interpolated text: values with spaces are quoted, <c>:nq</c> leaves them as they are, <c>:r</c> marks a secret.</summary>
[InterpolatedStringHandler]
public ref struct ArgumentStringHandler
{
    private readonly StringBuilder _text;
    private readonly List<string> _secrets;

    /// <summary>Creates a handler; the compiler calls it.</summary>
    public ArgumentStringHandler(int literalLength, int formattedCount, out bool handlerIsValid)
    {
        _text = new StringBuilder(literalLength + (16 * formattedCount));
        _secrets = [];
        handlerIsValid = true;
    }

    /// <summary>Takes arguments as they are.</summary>
    public static implicit operator ArgumentStringHandler(string value)
    {
        var handler = new ArgumentStringHandler(value.NotNull().Length, 0, out _);
        handler.AppendLiteral(value);
        return handler;
    }

    /// <summary>Adds a fixed part.</summary>
    public readonly void AppendLiteral(string value) => _text.Append(value);

    /// <summary>Adds a value.</summary>
    public readonly void AppendFormatted(object? obj, int alignment = 0, string? format = null)
    {
        switch (obj)
        {
            case string text when format == "r":
                _secrets.Add(text);
                _text.Append(Quote(text));
                break;
            case string text:
                _text.Append(format == "nq" ? text : Quote(text));
                break;
            case IAbsolutePathHolder holder:
                _text.Append(holder.Path?.ToString(format ?? AbsolutePath.DoubleQuoteIfNeeded));
                break;
            default:
                _text.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, format is null ? $"{{0,{alignment}}}" : $"{{0,{alignment}:{format}}}", obj);
                break;
        }
    }

    /// <summary>Adds paths with spaces between them.</summary>
    public readonly void AppendFormatted(IEnumerable<IAbsolutePathHolder> paths, int alignment = 0, string? format = null) =>
        _text.AppendJoin(' ', paths.Select(path => path.Path?.ToString(format ?? AbsolutePath.DoubleQuoteIfNeeded)));

    /// <summary>The arguments as one text.</summary>
    public readonly string ToStringAndClear()
    {
        var text = _text.ToString();
        _text.Clear();
        return text;
    }

    /// <summary>Replaces the secrets in a text.</summary>
    public readonly Func<string, string> GetFilter()
    {
        var secrets = _secrets;
        return text => secrets.Aggregate(text, (masked, secret) => secret.Length == 0 ? masked : masked.Replace(secret, "***", StringComparison.Ordinal));
    }

    private static string Quote(string value) =>
        value.Length > 1 && value[0] == value[^1] && value[0] is '"' or '\'' ? value
        : value.Length == 0 || value.Any(char.IsWhiteSpace) ? $"\"{value.Replace("\"", "\\\"", StringComparison.Ordinal)}\""
        : value;
}
