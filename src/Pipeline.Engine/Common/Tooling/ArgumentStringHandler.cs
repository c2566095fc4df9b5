using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Nuke.Common.IO;
using Nuke.Common.Utilities;
using Pipeline.Shared;

namespace Nuke.Common.Tooling;

/// <summary>
/// Builds arguments from an interpolated text. Values with spaces are quoted unless they are already, blank ones vanish; <c>:nq</c> leaves a
/// value as it is, <c>:r</c> marks a secret. A value that is the whole text is all the arguments, and stays as it is.
/// </summary>
[InterpolatedStringHandler]
public ref struct ArgumentStringHandler
{
    private readonly StringBuilder _text;
    private readonly List<string> _secrets;
    private string? _whole;

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
        var handler = new ArgumentStringHandler(value.NotNull().Length, 1, out _);
        handler.AppendFormatted(value, format: "nq");
        return handler;
    }

    /// <summary>Adds a fixed part.</summary>
    public void AppendLiteral(string value) => Append(value, 0, whole: null);

    /// <summary>Adds a value.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public void AppendFormatted(object? obj, int alignment = 0, string? format = null)
    {
        ArgumentNullException.ThrowIfNull(obj);
        switch (obj)
        {
            case string text:
                if (format == "r")
                    _secrets.Add(text);
                Append(format == "nq" || text.IsSingleQuoted() ? text : text.DoubleQuoteIfNeeded(), alignment, text);
                break;
            case IAbsolutePathHolder holder:
                Append(Write(holder, format), alignment, format is null ? holder.Path?.ToString() : null);
                break;
            case IFormattable value:
                Append(value.ToString(format, CultureInfo.InvariantCulture), alignment, whole: null);
                break;
            default:
                Append(obj.ToString(), alignment, whole: null);
                break;
        }
    }

    /// <summary>Adds paths with spaces between them.</summary>
    public void AppendFormatted(IEnumerable<IAbsolutePathHolder> paths, int alignment = 0, string? format = null) =>
        Append(string.Join(' ', paths.Select(path => Write(path, format))), alignment, whole: null);

    /// <summary>The arguments as one text.</summary>
    public string ToStringAndClear()
    {
        var text = _whole ?? _text.ToString();
        _text.Clear();
        _whole = null;
        if (string.IsNullOrWhiteSpace(text))
            return "";
        return text.Length > 1 && text[0] == '"' && text.IndexOf('"', 1) == text.Length - 1 ? text[1..^1] : text;
    }

    /// <summary>Replaces the secrets in a text.</summary>
    public readonly Func<string, string> GetFilter()
    {
        return SecretPatterns.Of(_secrets).Mask;
    }

    private static string? Write(IAbsolutePathHolder holder, string? format) => holder.Path?.ToString(format ?? AbsolutePath.DoubleQuoteIfNeeded);

    private void Append(string? text, int alignment, string? whole)
    {
        _whole = _text.Length == 0 ? whole : null;
        _text.Append(alignment < 0 ? text?.PadRight(-alignment) : text?.PadLeft(alignment));
    }
}
