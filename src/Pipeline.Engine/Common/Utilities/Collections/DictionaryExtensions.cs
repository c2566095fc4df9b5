namespace Nuke.Common.Utilities.Collections;

/// <summary>Adds to dictionaries in a chain.</summary>
public static class DictionaryExtensions
{
    /// <summary>Adds the pair and returns the dictionary.</summary>
    /// <exception cref="ArgumentException">The key is there.</exception>
    public static Dictionary<TKey, TValue> AddPair<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key, TValue? value = default)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        dictionary.Add(key, value!);
        return dictionary;
    }

    /// <summary>Adds the pair, with the value's text, and returns the dictionary.</summary>
    /// <exception cref="ArgumentException">The key is there.</exception>
    public static Dictionary<TKey, string> AddPair<TKey, TValue>(this Dictionary<TKey, string> dictionary, TKey key, TValue? value = default)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        dictionary.Add(key, value?.ToString() ?? "");
        return dictionary;
    }

    /// <summary>Adds the pair unless the value is null, and returns the dictionary.</summary>
    /// <exception cref="ArgumentException">The key is there.</exception>
    public static Dictionary<TKey, TValue> AddPairWhenValueNotNull<TKey, TValue>(this Dictionary<TKey, TValue> dictionary, TKey key, TValue? value)
        where TKey : notnull
        where TValue : class => value is null ? dictionary : dictionary.AddPair(key, value);
}
