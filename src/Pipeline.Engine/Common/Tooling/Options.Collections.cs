using System.Collections.ObjectModel;
using System.Linq.Expressions;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.Tooling;

public partial class Options
{
    void IOptions.SetDictionary<TKey, TValue>(Expression<Func<IReadOnlyDictionary<TKey, TValue>?>> provider, TKey key, TValue value) =>
        Change<Dictionary<TKey, TValue>>(provider, dictionary => dictionary[key] = value);

    void IOptions.AddDictionary<TKey, TValue>(Expression<Func<IReadOnlyDictionary<TKey, TValue>?>> provider, TKey key, TValue value) =>
        Change<Dictionary<TKey, TValue>>(provider, dictionary => dictionary.Add(key, value));

    void IOptions.AddDictionary<TKey, TValue>(Expression<Func<IReadOnlyDictionary<TKey, TValue>?>> provider, Dictionary<TKey, TValue> value) => AddAll(provider, value);

    void IOptions.AddDictionary<TKey, TValue>(Expression<Func<IReadOnlyDictionary<TKey, TValue>?>> provider, ReadOnlyDictionary<TKey, TValue> value) => AddAll(provider, value);

    void IOptions.RemoveDictionary<TKey, TValue>(Expression<Func<IReadOnlyDictionary<TKey, TValue>?>> provider, TKey key) =>
        Change<Dictionary<TKey, TValue>>(provider, dictionary => dictionary.Remove(key));

    void IOptions.ClearDictionary<TKey, TValue>(Expression<Func<IReadOnlyDictionary<TKey, TValue>?>> provider) =>
        Change<Dictionary<TKey, TValue>>(provider, dictionary => dictionary.Clear());

    void IOptions.SetLookup<TKey, TValue>(Expression<Func<ILookup<TKey, TValue>?>> provider, TKey key, params TValue[] values) =>
        Change<LookupTable<TKey, TValue>>(provider, lookup => lookup[key] = values);

    void IOptions.SetLookup<TKey, TValue>(Expression<Func<ILookup<TKey, TValue>?>> provider, TKey key, IEnumerable<TValue> values) =>
        Change<LookupTable<TKey, TValue>>(provider, lookup => lookup[key] = values);

    void IOptions.AddLookup<TKey, TValue>(Expression<Func<ILookup<TKey, TValue>?>> provider, TKey key, params TValue[] values) =>
        Change<LookupTable<TKey, TValue>>(provider, lookup => lookup.AddRange(key, values));

    void IOptions.AddLookup<TKey, TValue>(Expression<Func<ILookup<TKey, TValue>?>> provider, TKey key, IEnumerable<TValue> values) =>
        Change<LookupTable<TKey, TValue>>(provider, lookup => lookup.AddRange(key, values));

    void IOptions.RemoveLookup<TKey, TValue>(Expression<Func<ILookup<TKey, TValue>?>> provider, TKey key) =>
        Change<LookupTable<TKey, TValue>>(provider, lookup => lookup.Remove(key));

    void IOptions.RemoveLookup<TKey, TValue>(Expression<Func<ILookup<TKey, TValue>?>> provider, TKey key, TValue value) =>
        Change<LookupTable<TKey, TValue>>(provider, lookup => lookup[key] = [.. lookup[key].Where(one => !Equals(one, value))]);

    void IOptions.ClearLookup<TKey, TValue>(Expression<Func<ILookup<TKey, TValue>?>> provider) =>
        Set(provider, new LookupTable<TKey, TValue>());

    void IOptions.AddCollection<T>(Expression<Func<IReadOnlyCollection<T>?>> provider, params T[] value) => Change<List<T>>(provider, list => list.AddRange(value));

    void IOptions.AddCollection<T>(Expression<Func<IReadOnlyCollection<T>?>> provider, IEnumerable<T> value) => Change<List<T>>(provider, list => list.AddRange(value));

    void IOptions.RemoveCollection<T>(Expression<Func<IReadOnlyCollection<T>?>> provider, params T[] value) => Change<List<T>>(provider, list => list.RemoveAll(value.Contains));

    void IOptions.RemoveCollection<T>(Expression<Func<IReadOnlyCollection<T>?>> provider, IEnumerable<T> value) => Change<List<T>>(provider, list => list.RemoveAll(value.ToHashSet().Contains));

    void IOptions.ClearCollection<T>(Expression<Func<IReadOnlyCollection<T>?>> provider) => Change<List<T>>(provider, list => list.Clear());

    private void AddAll<TKey, TValue>(LambdaExpression provider, IReadOnlyDictionary<TKey, TValue> values)
        where TKey : notnull => Change<Dictionary<TKey, TValue>>(provider, dictionary =>
        {
            foreach (var (key, value) in values)
                dictionary[key] = value;
        });
}
