using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>Reads the texts of enum members.</summary>
public static class EnumerationExtensions
{
    /// <summary>The text that <see cref="EnumValueAttribute"/> gives the member, else its name.</summary>
    public static string GetValue<T>(this T value)
        where T : Enum
    {
        var name = Enum.GetName(typeof(T), value).NotNull($"'{value}' is no member of {typeof(T).Name}.");
        return typeof(T).GetField(name)?.GetCustomAttribute<EnumValueAttribute>()?.Value ?? name;
    }
}
