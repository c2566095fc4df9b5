using System.Linq.Expressions;
using Nuke.Common.Utilities;

namespace Nuke.Common.Tooling;

/// <summary>Values under the names of properties, in the order in which they were first set. Every method that changes options returns changed ones.</summary>
public partial class Options : IOptions
{
    private OrderedDictionary<string, object> _values = [];

    internal IEnumerable<KeyValuePair<string, object>> Values => _values;

    T IOptions.Get<T>(Expression<Func<object?>> provider) => Get<T>(provider);

    void IOptions.Set<T>(Expression<Func<T>> provider, object? value) => Set(provider, value);

    void IOptions.Remove<T>(Expression<Func<T>> provider) => _values.Remove(provider.GetMemberInfo().Name);

    internal Options Copy()
    {
        var copy = (Options)MemberwiseClone();
        copy._values = new OrderedDictionary<string, object>(_values);
        return copy;
    }

    /// <summary>The value; the type's default when it is not set.</summary>
    protected T Get<T>(Expression<Func<object?>> provider) => Find<T>(provider)!;

    /// <summary>Sets the value; null removes it.</summary>
    protected internal void Set<T>(Expression<Func<T>> provider, object? value)
    {
        var name = provider.GetMemberInfo().Name;
        if (OptionValue.Kept(value, typeof(T)) is { } kept)
            _values[name] = kept;
        else
            _values.Remove(name);
    }

    private T? Find<T>(LambdaExpression provider) =>
        _values.TryGetValue(provider.GetMemberInfo().Name, out var value) ? (T?)OptionValue.As(value, typeof(T)) : default;

    // What is kept is never changed, so copies of options can share it.
    private void Change<T>(LambdaExpression provider, Action<T> change)
        where T : new()
    {
        var value = Find<T>(provider) ?? new T();
        change(value);
        _values[provider.GetMemberInfo().Name] = value;
    }
}
