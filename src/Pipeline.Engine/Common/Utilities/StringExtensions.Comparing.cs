using System.Diagnostics.CodeAnalysis;

namespace Nuke.Common.Utilities;

public static partial class StringExtensions
{
    /// <summary>True for null and for the empty text.</summary>
    public static bool IsNullOrEmpty([NotNullWhen(false)] this string? str) => string.IsNullOrEmpty(str);

    /// <summary>True for null, for the empty text and for one of spaces alone.</summary>
    public static bool IsNullOrWhiteSpace([NotNullWhen(false)] this string? str) => string.IsNullOrWhiteSpace(str);

    /// <summary>True when both are the same, whatever their case.</summary>
    public static bool EqualsOrdinalIgnoreCase(this string str, string? other) => str.NotNull().Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the other text is in this one, whatever their case.</summary>
    public static bool ContainsOrdinalIgnoreCase(this string str, string other) => str.NotNull().Contains(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the text starts with the other one, whatever their case.</summary>
    public static bool StartsWithOrdinalIgnoreCase(this string str, string other) => str.NotNull().StartsWith(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the text ends with the other one, whatever their case.</summary>
    public static bool EndsWithOrdinalIgnoreCase(this string str, string other) => str.NotNull().EndsWith(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the text is one of the others, whatever their case.</summary>
    public static bool EqualsAnyOrdinalIgnoreCase(this string str, params string[] others) => Array.Exists(others, str.EqualsOrdinalIgnoreCase);

    /// <summary>True when one of the others is in the text, whatever their case.</summary>
    public static bool ContainsAnyOrdinalIgnoreCase(this string str, params string[] others) => Array.Exists(others, str.ContainsOrdinalIgnoreCase);

    /// <summary>True when the text starts with one of the others, whatever their case.</summary>
    public static bool StartsWithAnyOrdinalIgnoreCase(this string str, params string[] others) => Array.Exists(others, str.StartsWithOrdinalIgnoreCase);

    /// <summary>True when the text ends with one of the others, whatever their case.</summary>
    public static bool EndsWithAnyOrdinalIgnoreCase(this string str, params string[] others) => Array.Exists(others, str.EndsWithOrdinalIgnoreCase);
}
