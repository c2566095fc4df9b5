using System.Text.RegularExpressions;

namespace Pipeline.Core.Environments;

/// <summary>Describes values of charts; every method returns a changed copy. Of values set twice the later one counts.</summary>
public sealed partial record ValuesBuilder
{
    private readonly string? _module;

    internal ValuesBuilder(EnvironmentValues values, string? module) => (Values, _module) = (values, module);

    internal EnvironmentValues Values { get; }

    /// <summary>Sets a text.</summary>
    /// <param name="path">The keys that lead to it, with dots between them: <c>ingress.host</c>; a dot of a key itself is written <c>\.</c>.</param>
    /// <param name="value">The text.</param>
    public ValuesBuilder Set(string path, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return SetObject(path, value);
    }

    /// <summary>Sets a whole number.</summary>
    /// <param name="path">The keys that lead to it, with dots between them.</param>
    /// <param name="value">The number.</param>
    public ValuesBuilder Set(string path, int value) => SetObject(path, value);

    /// <summary>Sets a truth value.</summary>
    /// <param name="path">The keys that lead to it, with dots between them.</param>
    /// <param name="value">The value.</param>
    public ValuesBuilder Set(string path, bool value) => SetObject(path, value);

    /// <summary>Sets values of the chart of one module; they go over those of every chart.</summary>
    public ValuesBuilder For(string module, Func<ValuesBuilder, ValuesBuilder> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(module);
        ArgumentNullException.ThrowIfNull(configure);
        return new ValuesBuilder(configure(new ValuesBuilder(Values, module)).Values, _module);
    }

    private ValuesBuilder SetObject(string path, object value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new ValuesBuilder(Values.With(new EnvironmentValue(_module, [.. Dot().Split(path).Select(key => key.Replace("\\.", ".", StringComparison.Ordinal))], value)), _module);
    }

    [GeneratedRegex(@"(?<!\\)\.")]
    private static partial Regex Dot();
}
