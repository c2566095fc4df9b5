namespace Nuke.Common.Tooling;

public static partial class OptionsExtensions
{
    /// <summary>Makes options with each configurator.</summary>
    public static T[] CombineWith<T>(this T options, params Configure<T>[] configurators)
        where T : Options, new() => [.. configurators.Select(configurator => configurator(options))];

    /// <summary>Makes options with each configurator.</summary>
    public static T[] CombineWith<T>(this T options, params CombinatorialConfigure<T>[] configurators)
        where T : Options, new() => [.. configurators.SelectMany(configurator => configurator(options))];

    /// <summary>Makes options with each configurator, for each of the options.</summary>
    public static T[] CombineWith<T>(this IEnumerable<T> options, params Configure<T>[] configurators)
        where T : Options, new() => [.. configurators.SelectMany(configurator => options.Select(one => configurator(one)))];

    /// <summary>Makes options with each configurator, for each of the options.</summary>
    public static T[] CombineWith<T>(this IEnumerable<T> options, params CombinatorialConfigure<T>[] configurators)
        where T : Options, new() => [.. configurators.SelectMany(configurator => options.SelectMany(one => configurator(one)))];

    /// <summary>Makes options for each value.</summary>
    public static T[] CombineWith<T, TValue>(this T options, IEnumerable<TValue> values, Func<T, TValue, T> configurator)
        where T : Options => [.. values.Select(value => configurator(options, value))];

    /// <summary>Makes options for each value, for each of the options.</summary>
    public static T[] CombineWith<T, TValue>(this IEnumerable<T> options, IEnumerable<TValue> values, Func<T, TValue, T> configurator)
        where T : Options => [.. options.SelectMany(one => values.Select(value => configurator(one, value)))];

    /// <summary>Makes options for each value.</summary>
    public static T[] CombineWith<T, TValue>(this T options, IEnumerable<TValue> values, Func<T, TValue, IEnumerable<T>> configurator)
        where T : Options => [.. values.SelectMany(value => configurator(options, value))];

    /// <summary>Makes options for each value, for each of the options.</summary>
    public static T[] CombineWith<T, TValue>(this IEnumerable<T> options, IEnumerable<TValue> values, Func<T, TValue, IEnumerable<T>> configurator)
        where T : Options => [.. options.SelectMany(one => values.SelectMany(value => configurator(one, value)))];
}
