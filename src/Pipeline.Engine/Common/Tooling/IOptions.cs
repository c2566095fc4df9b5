using System.Collections.ObjectModel;
using System.Linq.Expressions;

namespace Nuke.Common.Tooling;

/// <summary>Values under the names of properties: <c>options.Set(() => Property, value)</c>.</summary>
public interface IOptions
{
    /// <summary>The value; the type's default when it is not set.</summary>
    T Get<T>(Expression<Func<object?>> provider);

    /// <summary>Sets the value; null removes it.</summary>
    void Set<T>(Expression<Func<T>> provider, object? value);

    /// <summary>Removes the value.</summary>
    void Remove<T>(Expression<Func<T>> provider);

    /// <summary>Sets the value of a key.</summary>
    void SetDictionary<TKey, TValue>(Expression<Func<IReadOnlyDictionary<TKey, TValue>?>> provider, TKey key, TValue value)
        where TKey : notnull;

    /// <summary>Adds a key.</summary>
    /// <exception cref="ArgumentException">It is there.</exception>
    void AddDictionary<TKey, TValue>(Expression<Func<IReadOnlyDictionary<TKey, TValue>?>> provider, TKey key, TValue value)
        where TKey : notnull;

    /// <summary>Adds all keys, over those that are there.</summary>
    void AddDictionary<TKey, TValue>(Expression<Func<IReadOnlyDictionary<TKey, TValue>?>> provider, Dictionary<TKey, TValue> value)
        where TKey : notnull;

    /// <inheritdoc cref="AddDictionary{TKey, TValue}(Expression{Func{IReadOnlyDictionary{TKey, TValue}}}, Dictionary{TKey, TValue})"/>
    void AddDictionary<TKey, TValue>(Expression<Func<IReadOnlyDictionary<TKey, TValue>?>> provider, ReadOnlyDictionary<TKey, TValue> value)
        where TKey : notnull;

    /// <summary>Removes a key.</summary>
    void RemoveDictionary<TKey, TValue>(Expression<Func<IReadOnlyDictionary<TKey, TValue>?>> provider, TKey key)
        where TKey : notnull;

    /// <summary>Removes all keys.</summary>
    void ClearDictionary<TKey, TValue>(Expression<Func<IReadOnlyDictionary<TKey, TValue>?>> provider)
        where TKey : notnull;

    /// <summary>Sets the values of a key.</summary>
    void SetLookup<TKey, TValue>(Expression<Func<ILookup<TKey, TValue>?>> provider, TKey key, params TValue[] values)
        where TKey : notnull;

    /// <inheritdoc cref="SetLookup{TKey, TValue}(Expression{Func{ILookup{TKey, TValue}}}, TKey, TValue[])"/>
    void SetLookup<TKey, TValue>(Expression<Func<ILookup<TKey, TValue>?>> provider, TKey key, IEnumerable<TValue> values)
        where TKey : notnull;

    /// <summary>Adds values to a key.</summary>
    void AddLookup<TKey, TValue>(Expression<Func<ILookup<TKey, TValue>?>> provider, TKey key, params TValue[] values)
        where TKey : notnull;

    /// <inheritdoc cref="AddLookup{TKey, TValue}(Expression{Func{ILookup{TKey, TValue}}}, TKey, TValue[])"/>
    void AddLookup<TKey, TValue>(Expression<Func<ILookup<TKey, TValue>?>> provider, TKey key, IEnumerable<TValue> values)
        where TKey : notnull;

    /// <summary>Removes a key.</summary>
    void RemoveLookup<TKey, TValue>(Expression<Func<ILookup<TKey, TValue>?>> provider, TKey key)
        where TKey : notnull;

    /// <summary>Removes a value from a key.</summary>
    void RemoveLookup<TKey, TValue>(Expression<Func<ILookup<TKey, TValue>?>> provider, TKey key, TValue value)
        where TKey : notnull;

    /// <summary>Removes all keys.</summary>
    void ClearLookup<TKey, TValue>(Expression<Func<ILookup<TKey, TValue>?>> provider)
        where TKey : notnull;

    /// <summary>Adds elements at the end.</summary>
    void AddCollection<T>(Expression<Func<IReadOnlyCollection<T>?>> provider, params T[] value);

    /// <inheritdoc cref="AddCollection{T}(Expression{Func{IReadOnlyCollection{T}}}, T[])"/>
    void AddCollection<T>(Expression<Func<IReadOnlyCollection<T>?>> provider, IEnumerable<T> value);

    /// <summary>Removes elements wherever they are.</summary>
    void RemoveCollection<T>(Expression<Func<IReadOnlyCollection<T>?>> provider, params T[] value);

    /// <inheritdoc cref="RemoveCollection{T}(Expression{Func{IReadOnlyCollection{T}}}, T[])"/>
    void RemoveCollection<T>(Expression<Func<IReadOnlyCollection<T>?>> provider, IEnumerable<T> value);

    /// <summary>Removes all elements.</summary>
    void ClearCollection<T>(Expression<Func<IReadOnlyCollection<T>?>> provider);
}
