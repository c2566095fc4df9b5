using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Nuke.Common;

/// <summary>Stops a target with a message when something is not as expected.</summary>
public static class Assert
{
    /// <summary>Fails.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    [DoesNotReturn]
    public static void Fail(string message, Exception? exception = null) => throw new InvalidOperationException(message, exception);

    /// <summary>Fails unless <paramref name="condition"/> holds.</summary>
    /// <exception cref="ArgumentException">It does not hold.</exception>
    public static void True([DoesNotReturnIf(false)] bool condition, string? message = null, [CallerArgumentExpression("condition")] string? argumentExpression = null) =>
        Check(condition, message, "to be true", argumentExpression);

    /// <summary>Fails when <paramref name="condition"/> holds.</summary>
    /// <exception cref="ArgumentException">It holds.</exception>
    public static void False([DoesNotReturnIf(true)] bool condition, string? message = null, [CallerArgumentExpression("condition")] string? argumentExpression = null) =>
        Check(!condition, message, "to be false", argumentExpression);

    /// <summary>Returns <paramref name="obj"/>, which must not be null.</summary>
    /// <exception cref="ArgumentException">It is null.</exception>
    public static T NotNull<T>([NotNull] this T? obj, string? message = null, [CallerArgumentExpression("obj")] string? argumentExpression = null)
        where T : class
    {
        Check(obj is not null, message, "not to be null", argumentExpression);
        return obj;
    }

    /// <inheritdoc cref="NotNull{T}(T, string, string)"/>
    public static T? NotNull<T>([NotNull] this T? obj, string? message = null, [CallerArgumentExpression("obj")] string? argumentExpression = null)
        where T : struct
    {
        Check(obj is not null, message, "not to be null", argumentExpression);
        return obj;
    }

    /// <summary>Returns <paramref name="str"/>, which must not be null or empty.</summary>
    /// <exception cref="ArgumentException">It is.</exception>
    public static string NotNullOrEmpty([NotNull] this string? str, string? message = null, [CallerArgumentExpression("str")] string? argumentExpression = null)
    {
        Check(!string.IsNullOrEmpty(str), message, "not to be null or empty", argumentExpression);
        return str;
    }

    /// <summary>Returns <paramref name="str"/>, which must not be null or blank.</summary>
    /// <exception cref="ArgumentException">It is.</exception>
    public static string NotNullOrWhiteSpace([NotNull] this string? str, string? message = null, [CallerArgumentExpression("str")] string? argumentExpression = null)
    {
        Check(!string.IsNullOrWhiteSpace(str), message, "not to be null or blank", argumentExpression);
        return str;
    }

    /// <summary>Fails when the collection is null or empty.</summary>
    /// <exception cref="ArgumentException">It is.</exception>
    public static void NotEmpty<T>([NotNull] IReadOnlyCollection<T>? collection, string? message = null, [CallerArgumentExpression("collection")] string? argumentExpression = null) =>
        Check(collection is { Count: > 0 }, message, "not to be empty", argumentExpression);

    /// <summary>Fails unless the collection is empty.</summary>
    /// <exception cref="ArgumentException">It has elements or is null.</exception>
    public static void Empty<T>([NotNull] IReadOnlyCollection<T>? collection, string? message = null, [CallerArgumentExpression("collection")] string? argumentExpression = null) =>
        Count(collection, 0, message, argumentExpression);

    /// <summary>Fails unless the collection has <paramref name="length"/> elements.</summary>
    /// <exception cref="ArgumentException">It has another number of elements or is null.</exception>
    public static void Count<T>([NotNull] IReadOnlyCollection<T>? collection, int length, string? message = null, [CallerArgumentExpression("collection")] string? argumentExpression = null) =>
        Check(collection.NotNull(message, argumentExpression).Count == length, message, $"to have {length} elements, not {collection.Count}", argumentExpression);

    /// <summary>Fails unless the collection has exactly one element.</summary>
    /// <exception cref="ArgumentException">It has none or several, or is null.</exception>
    public static void HasSingleItem<T>([NotNull] IReadOnlyCollection<T>? collection, string? message = null, [CallerArgumentExpression("collection")] string? argumentExpression = null) =>
        Count(collection, 1, message, argumentExpression);

    /// <summary>Fails unless the file is there.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void FileExists([NotNull] string? path, string? message = null, [CallerArgumentExpression("path")] string? argumentExpression = null) =>
        Check(path is not null && File.Exists(path), message, $"to be an existing file, but it is '{path}'", argumentExpression);

    /// <summary>Fails unless the folder is there.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void DirectoryExists([NotNull] string? path, string? message = null, [CallerArgumentExpression("path")] string? argumentExpression = null) =>
        Check(path is not null && Directory.Exists(path), message, $"to be an existing folder, but it is '{path}'", argumentExpression);

    private static void Check([DoesNotReturnIf(false)] bool holds, string? message, string expectation, string? expression)
    {
        if (!holds)
            throw new ArgumentException(message ?? $"Expected '{expression}' {expectation}.");
    }
}
