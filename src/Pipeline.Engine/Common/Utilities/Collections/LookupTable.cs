using System.Collections;

namespace Nuke.Common.Utilities.Collections;

/// <summary>Keys that have several values each.</summary>
public class LookupTable<TKey, TValue> : ILookup<TKey, TValue>
    where TKey : notnull
{
    private readonly Dictionary<TKey, List<TValue>> _values = [];

    /// <summary>The number of keys.</summary>
    public int Count => _values.Count;

    /// <summary>The values of a key; none when the key is not there.</summary>
    public IEnumerable<TValue> this[TKey key]
    {
        get => _values.TryGetValue(key, out var values) ? values : [];
        set => _values[key] = [.. value];
    }

    /// <summary>Adds a value to a key.</summary>
    public void Add(TKey key, TValue value) => AddRange(key, [value]);

    /// <summary>Adds values to a key.</summary>
    public void AddRange(TKey key, IEnumerable<TValue> values)
    {
        if (!_values.TryGetValue(key, out var known))
            _values.Add(key, known = []);
        known.AddRange(values);
    }

    /// <summary>Removes a key.</summary>
    public void Remove(TKey key) => _values.Remove(key);

    /// <summary>True when the key is there.</summary>
    public bool Contains(TKey key) => _values.ContainsKey(key);

    /// <inheritdoc/>
    public IEnumerator<IGrouping<TKey, TValue>> GetEnumerator() =>
        _values.SelectMany(pair => pair.Value, (pair, value) => (pair.Key, Value: value)).GroupBy(pair => pair.Key, pair => pair.Value).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
