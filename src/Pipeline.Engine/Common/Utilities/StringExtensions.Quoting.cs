namespace Nuke.Common.Utilities;

/// <summary>Common changes of texts.</summary>
public static partial class StringExtensions
{
    /// <summary>The text in double quotes, those in it escaped by a backslash.</summary>
    public static string DoubleQuote(this string? str) => Quote(str, '"');

    /// <summary>The text in double quotes when it has a space and is not quoted yet; nothing for a blank text.</summary>
    public static string DoubleQuoteIfNeeded(this string? str) => str.DoubleQuoteIfNeeded(' ');

    /// <summary>The text in double quotes when it has one of the characters and is not quoted yet; nothing for a blank text.</summary>
    public static string DoubleQuoteIfNeeded(this string? str, params char?[] disallowed) => QuoteIfNeeded(str, '"', disallowed);

    /// <summary>The text in single quotes, those in it escaped by a backslash.</summary>
    public static string SingleQuote(this string? str) => Quote(str, '\'');

    /// <summary>The text in single quotes when it has a space and is not quoted yet; nothing for a blank text.</summary>
    public static string SingleQuoteIfNeeded(this string? str) => str.SingleQuoteIfNeeded(' ');

    /// <summary>The text in single quotes when it has one of the characters and is not quoted yet; nothing for a blank text.</summary>
    public static string SingleQuoteIfNeeded(this string? str, params char?[] disallowed) => QuoteIfNeeded(str, '\'', disallowed);

    /// <summary>True when the text starts and ends with a double quote.</summary>
    public static bool IsDoubleQuoted(this string str) => IsQuoted(str.NotNull(), '"');

    /// <summary>True when the text starts and ends with a single quote.</summary>
    public static bool IsSingleQuoted(this string str) => IsQuoted(str.NotNull(), '\'');

    private static string Quote(string? text, char quote) => $"{quote}{text?.Replace($"{quote}", $"\\{quote}", StringComparison.Ordinal)}{quote}";

    private static string QuoteIfNeeded(string? text, char quote, char?[] disallowed) =>
        string.IsNullOrWhiteSpace(text) ? ""
        : !IsQuoted(text, quote) && disallowed.Any(one => one is { } character && text.Contains(character, StringComparison.Ordinal)) ? Quote(text, quote)
        : text;

    private static bool IsQuoted(string text, char quote) => text.StartsWith(quote) && text.EndsWith(quote);
}
