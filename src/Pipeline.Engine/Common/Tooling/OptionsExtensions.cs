namespace Nuke.Common.Tooling;

/// <summary>Applies configurators to the options of tools.</summary>
public static class OptionsExtensions
{
    /// <summary>Lets a configurator change the options.</summary>
    public static T Apply<T>(this T options, Configure<T> configurator)
        where T : ToolOptions, new() => configurator.NotNull()(options);

    /// <summary>Lets a configurator change the options for a value.</summary>
    public static T Apply<T, TValue>(this T options, Configure<T, TValue> configurator, TValue value)
        where T : ToolOptions, new() => configurator.NotNull()(options, value);

    /// <summary>Makes options for each value.</summary>
    public static T[] CombineWith<T, TValue>(this T options, IEnumerable<TValue> values, Func<T, TValue, T> configurator)
        where T : ToolOptions => [.. values.Select(value => configurator(options, value))];
}
