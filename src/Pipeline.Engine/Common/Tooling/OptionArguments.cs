using System.Collections;
using System.Globalization;
using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>Turns what is set in options into arguments, as <see cref="ArgumentAttribute"/> says.</summary>
internal sealed class OptionArguments(ToolOptions options)
{
    private const string Key = "{key}";
    private const string Value = "{value}";
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.FlattenHierarchy;

    private readonly CommandAttribute? _command = options.GetType().GetCustomAttribute<CommandAttribute>();

    public IEnumerable<string> Write() =>
        (_command?.Arguments is { } fixedArguments ? [fixedArguments] : Enumerable.Empty<string>())
        .Concat(options.Arguments().OrderBy(argument => argument.Attribute.Position < 0).ThenBy(argument => argument.Attribute.Position == 0).ThenBy(argument => argument.Attribute.Position)
            .SelectMany(argument => Write(argument.Property, argument.Attribute, argument.Value)))
        .Concat(options.ProcessAdditionalArguments ?? []);

    private IEnumerable<string> Write(PropertyInfo property, ArgumentAttribute attribute, object value)
    {
        string[] parts = attribute.Format.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (value is false && !attribute.Format.Contains(Value, StringComparison.OrdinalIgnoreCase))
            return [];
        if (value is string or not IEnumerable)
            return Repeat(parts, [(null, Text(property, attribute, value, property.PropertyType))]);

        var type = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[^1] : typeof(object);
        return value switch
        {
            IDictionary dictionary => Fill(parts, Pairs(dictionary).Select(pair => ((string?)Plain(pair.Key), Text(property, attribute, pair.Value, type))), attribute),
            IList list => Fill(parts, list.Cast<object?>().Select(element => ((string?)null, Text(property, attribute, element, type))), attribute),
            _ => Fill(parts, Groups(property, attribute, (IEnumerable)value, type), attribute),
        };
    }

    private IEnumerable<(string?, string)> Groups(PropertyInfo property, ArgumentAttribute attribute, IEnumerable lookup, Type type)
    {
        Assert.True(attribute.Separator is null || attribute.InnerSeparator is not null, $"{property.Name} has a {nameof(attribute.Separator)}, so it needs an {nameof(attribute.InnerSeparator)}.");
        foreach (IEnumerable group in lookup)
        {
            var key = Plain(group.GetType().GetProperty("Key")!.GetValue(group));
            var values = group.Cast<object?>().Select(element => Text(property, attribute, element, type));
            foreach (var value in attribute.InnerSeparator is null ? values : [string.Join(attribute.InnerSeparator, values)])
                yield return (key, value);
        }
    }

    private static IEnumerable<DictionaryEntry> Pairs(IDictionary dictionary)
    {
        foreach (DictionaryEntry pair in dictionary)
            yield return pair;
    }

    private static IEnumerable<string> Fill(string[] parts, IEnumerable<(string? Key, string Text)> values, ArgumentAttribute attribute) =>
        attribute.Separator is null ? Repeat(parts, values) : parts.SelectMany(part => Join(part, [.. values.Where(IsGiven)], attribute));

    private static IEnumerable<string> Repeat(string[] parts, IEnumerable<(string? Key, string Text)> values) =>
        values.Where(IsGiven).SelectMany(value => parts.Select(part => Fill(part, value)));

    private static bool IsGiven((string? Key, string Text) value) => !string.IsNullOrWhiteSpace(value.Text);

    private static IEnumerable<string> Join(string part, (string? Key, string Text)[] values, ArgumentAttribute attribute)
    {
        var end = part.IndexOf(Value, StringComparison.OrdinalIgnoreCase) + Value.Length;
        if (end < Value.Length)
            return [part];
        if (string.IsNullOrWhiteSpace(attribute.Separator) && !attribute.QuoteMultiple)
            return values.Select(value => Fill(part, value));
        var start = part.IndexOf(Key, StringComparison.OrdinalIgnoreCase) is >= 0 and var key ? key : end - Value.Length;
        var joined = string.Join(attribute.Separator, values.Select(value => Fill(part[start..end], value)));
        return [part[..start] + (attribute.QuoteMultiple ? QuotedArgument.Of(joined) : joined) + part[end..]];
    }

    private static string Fill(string part, (string? Key, string Text) value) =>
        part.Replace(Key, value.Key, StringComparison.OrdinalIgnoreCase).Replace(Value, value.Text, StringComparison.OrdinalIgnoreCase);

    private string Text(PropertyInfo property, ArgumentAttribute attribute, object? value, Type type)
    {
        var text = attribute.FormatterMethod is { } formatter
            ? Call(attribute.FormatterType ?? options.GetType(), formatter, OptionValue.As(value, type == typeof(object) ? typeof(string) : type), property)
            : Plain(value);
        return _command?.Type?.GetCustomAttribute<ArgumentEscapeAttribute>() is { } escape
            ? Call(escape.Type ?? options.GetType(), escape.Method, text, property)
            : QuotedArgument.WhenNeeded(text);
    }

    private string Call(Type type, string name, object? value, PropertyInfo property)
    {
        var method = type.GetMethod(name, Any).NotNull($"{type.Name} has no method '{name}', which {property.DeclaringType?.Name}.{property.Name} names.");
        return (string?)method.Invoke(method.IsStatic ? null : options, [value, property]) ?? "";
    }

    private static string Plain(object? value) => value switch
    {
        bool or "True" or "False" => value.ToString()!.ToLowerInvariant(),
        Enum member => EnumerationExtensions.GetValue(member),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
