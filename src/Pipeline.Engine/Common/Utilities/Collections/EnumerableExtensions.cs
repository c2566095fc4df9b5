namespace Nuke.Common.Utilities.Collections;

/// <summary>Small helpers for sequences.</summary>
public static class EnumerableExtensions
{
    /// <summary>Runs <paramref name="action"/> for every element.</summary>
    public static void ForEach<T>(this IEnumerable<T> enumerable, Action<T> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        foreach (var item in enumerable)
            action(item);
    }

    /// <summary>Runs <paramref name="action"/> for every element and its index.</summary>
    public static void ForEach<T>(this IEnumerable<T> enumerable, Action<T, int> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        foreach (var (index, item) in enumerable.Index())
            action(item, index);
    }

    /// <summary>The elements that are not null.</summary>
    public static IEnumerable<T> WhereNotNull<T>(this IEnumerable<T?> enumerable)
        where T : class => enumerable.Where(item => item is not null)!;

    /// <summary>True when there are no elements.</summary>
    public static bool IsEmpty<T>(this IEnumerable<T> enumerable) => !enumerable.Any();

    /// <summary>True when there are no elements or no sequence.</summary>
    public static bool IsNullOrEmpty<T>(this IEnumerable<T>? enumerable) => enumerable is null || !enumerable.Any();
}
