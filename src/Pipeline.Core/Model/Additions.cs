using System.Collections.Immutable;

namespace Pipeline.Core.Model;

/// <summary>What other houses say about a model or an environment, by type: at most one value of each. A value: every method returns a changed copy.</summary>
public sealed class Additions
{
    private readonly ImmutableDictionary<Type, object> _values;

    private Additions(ImmutableDictionary<Type, object> values) => _values = values;

    /// <summary>Nothing said.</summary>
    public static Additions None { get; } = new(ImmutableDictionary<Type, object>.Empty);

    /// <summary>What was said of the type; null when nothing was.</summary>
    public T? Find<T>()
        where T : class => (T?)_values.GetValueOrDefault(typeof(T));

    /// <summary>Says <paramref name="value"/>, in the place of what was said of its type.</summary>
    public Additions With<T>(T value)
        where T : class => new(_values.SetItem(typeof(T), value));
}
