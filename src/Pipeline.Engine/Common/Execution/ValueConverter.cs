using System.Collections;
using System.ComponentModel;
using Nuke.Common.IO;

namespace Nuke.Common.Execution;

/// <summary>Turns the texts given for a parameter into its type.</summary>
internal static class ValueConverter
{
    /// <param name="values">The texts; none for a name that stands alone.</param>
    /// <param name="type">The parameter's type.</param>
    /// <param name="separator">Splits each text when the type is a collection; null does not split.</param>
    /// <param name="baseDirectory">Relative paths start here.</param>
    /// <exception cref="FormatException">The texts do not fit the type.</exception>
    public static object Convert(IReadOnlyList<string> values, Type type, string? separator, string baseDirectory)
    {
        if (ElementType(type) is { } elementType)
            return ConvertAll(string.IsNullOrEmpty(separator) ? values : [.. values.SelectMany(value => value.Split(separator))], type, elementType, baseDirectory);

        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(bool) && values.Count == 0)
            return true;
        return values.Count == 1
            ? ConvertOne(values[0], type, baseDirectory)
            : throw new FormatException(values.Count == 0 ? "it needs a value" : $"it takes one value, not {values.Count}: {string.Join(", ", values)}");
    }

    /// <summary>True for a type whose name alone is a value: true.</summary>
    public static bool IsSwitch(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(bool);

    /// <summary>The element type of an array or collection interface; null for any other type.</summary>
    public static Type? ElementType(Type type)
    {
        if (type.IsArray)
            return type.GetElementType();
        if (!type.IsGenericType || type == typeof(string))
            return null;
        var definition = type.GetGenericTypeDefinition();
        return definition == typeof(IEnumerable<>) || definition == typeof(IReadOnlyCollection<>) || definition == typeof(IReadOnlyList<>) || definition == typeof(List<>)
            ? type.GetGenericArguments()[0]
            : null;
    }

    private static object ConvertAll(IReadOnlyList<string> values, Type type, Type elementType, string baseDirectory)
    {
        var array = Array.CreateInstance(elementType, values.Count);
        for (var index = 0; index < values.Count; index++)
            array.SetValue(ConvertOne(values[index], Nullable.GetUnderlyingType(elementType) ?? elementType, baseDirectory), index);
        return type.IsInstanceOfType(array) ? array : (IList)Activator.CreateInstance(type, array)!;
    }

    private static object ConvertOne(string value, Type type, string baseDirectory)
    {
        if (type == typeof(string) || type == typeof(object))
            return value;
        if (type == typeof(AbsolutePath))
            return ToPath(value, baseDirectory);
        if (type.IsEnum)
        {
            return !char.IsAsciiDigit(value.FirstOrDefault()) && Enum.TryParse(type, value, ignoreCase: true, out var parsed)
                ? parsed
                : throw new FormatException($"'{value}' is none of {string.Join(", ", Enum.GetNames(type))}");
        }

        var converter = TypeDescriptor.GetConverter(type);
        try
        {
            return converter.CanConvertFrom(typeof(string))
                ? converter.ConvertFromInvariantString(value)!
                : throw new FormatException($"the type {type.Name} has no converter from text; give it a [TypeConverter]");
        }
        catch (Exception exception) when (exception is not FormatException)
        {
            throw new FormatException(exception is ArgumentException { InnerException: FormatException } or NotSupportedException
                ? $"'{value}' is no {type.Name}"
                : (exception.InnerException ?? exception).Message);
        }
    }

    private static AbsolutePath ToPath(string value, string baseDirectory)
    {
        try
        {
            return AbsolutePath.Create(baseDirectory).Resolve(value);
        }
        catch (ArgumentException exception)
        {
            throw new FormatException(exception.Message.TrimEnd('.'));
        }
    }
}
