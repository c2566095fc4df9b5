namespace Nuke.Common.Tooling;

/// <summary>Changes options.</summary>
public static partial class OptionsExtensions
{
    /// <summary>Copies the options and changes the copy.</summary>
    public static T Modify<T>(this T options, Action<IOptions>? modification = null)
        where T : IOptions
    {
        var copy = options is Options known ? (T)(IOptions)known.Copy() : throw new ArgumentException($"{options?.GetType().Name ?? "null"} does not derive from {nameof(Options)}.", nameof(options));
        modification?.Invoke(copy);
        return copy;
    }

    /// <summary>Lets a configurator change the options.</summary>
    public static T Apply<T>(this T options, Configure<T> configurator)
        where T : Options, new() => configurator.NotNull()(options);

    /// <summary>Lets a configurator change each of the options.</summary>
    public static T[] Apply<T>(this T[] options, Configure<T> configurator)
        where T : Options, new() => [.. options.Select(one => one.Apply(configurator))];

    /// <summary>Lets a configurator change the options for a value.</summary>
    public static T Apply<T, TValue>(this T options, Configure<T, TValue> configurator, TValue value)
        where T : Options, new() => configurator.NotNull()(options, value);

    /// <summary>Lets a configurator change each of the options for a value.</summary>
    public static T[] Apply<T, TValue>(this T[] options, Configure<T, TValue> configurator, TValue value)
        where T : Options, new() => [.. options.Select(one => one.Apply(configurator, value))];

    /// <summary>Lets a configurator change the options when a condition holds for them.</summary>
    public static T When<T>(this T options, Func<T, bool> condition, Configure<T> configurator)
        where T : Options, new() => condition.NotNull()(options) ? options.Apply(configurator) : options;

    /// <summary>Lets a configurator change those of the options for which a condition holds.</summary>
    public static T[] When<T>(this T[] options, Func<T, bool> condition, Configure<T> configurator)
        where T : Options, new() => [.. options.Select(one => one.When(condition, configurator))];
}
