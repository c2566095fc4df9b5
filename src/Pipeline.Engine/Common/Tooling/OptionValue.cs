using System.Collections;
using System.Globalization;
using System.Reflection;
using Nuke.Common.Execution;
using Nuke.Common.Utilities.Collections;

namespace Nuke.Common.Tooling;

/// <summary>Turns values of options into the types with which they are kept and asked for.</summary>
internal static class OptionValue
{
    private static readonly Type[] Lists = [typeof(IEnumerable<>), typeof(IReadOnlyCollection<>), typeof(IReadOnlyList<>), typeof(IList<>), typeof(List<>)];
    private static readonly Type[] Dictionaries = [typeof(IReadOnlyDictionary<,>), typeof(IDictionary<,>), typeof(Dictionary<,>)];
    private static readonly Type[] Lookups = [typeof(ILookup<,>), typeof(LookupTable<,>)];

    /// <summary>The value as it is kept for a property of a type: collections are copied, anything else stays.</summary>
    public static object? Kept(object? value, Type type) => value is null || Maker(type) is null ? value : As(value, type);

    /// <summary>The value as a type: a collection always as a new one, a text or number converted when it has another type.</summary>
    /// <exception cref="FormatException">It does not fit the type.</exception>
    public static object? As(object? value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null)
            return null;
        if (Maker(type) is { } maker)
            return maker.Invoke(null, [value]);
        if (type.IsInstanceOfType(value))
            return value;
        if (type == typeof(string))
            return Convert.ToString(value, CultureInfo.InvariantCulture);
        return value is IConvertible and not string && type.IsPrimitive
            ? Convert.ChangeType(value, type, CultureInfo.InvariantCulture)
            : ValueConverter.Convert([Convert.ToString(value, CultureInfo.InvariantCulture)!], type, separator: null, EnvironmentInfo.WorkingDirectory);
    }

    private static MethodInfo? Maker(Type type)
    {
        if (!type.IsGenericType)
            return null;
        var definition = type.GetGenericTypeDefinition();
        var name = Lists.Contains(definition) ? nameof(MakeList) : Dictionaries.Contains(definition) ? nameof(MakeDictionary) : Lookups.Contains(definition) ? nameof(MakeLookup) : null;
        return name is null ? null : typeof(OptionValue).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(type.GetGenericArguments());
    }

    private static List<T> MakeList<T>(IEnumerable values) => [.. values.Cast<object?>().Select(value => (T)As(value, typeof(T))!)];

    private static Dictionary<TKey, TValue> MakeDictionary<TKey, TValue>(IEnumerable pairs)
        where TKey : notnull
    {
        var dictionary = new Dictionary<TKey, TValue>();
        foreach (var pair in pairs)
            dictionary[(TKey)As(Read(pair, "Key"), typeof(TKey))!] = (TValue)As(Read(pair, "Value"), typeof(TValue))!;
        return dictionary;
    }

    private static LookupTable<TKey, TValue> MakeLookup<TKey, TValue>(IEnumerable groups)
        where TKey : notnull
    {
        var lookup = new LookupTable<TKey, TValue>();
        foreach (IEnumerable group in groups)
            lookup[(TKey)As(Read(group, "Key"), typeof(TKey))!] = MakeList<TValue>(group);
        return lookup;
    }

    private static object? Read(object pair, string property) => pair.GetType().GetProperty(property)!.GetValue(pair);
}
