using System.ComponentModel;
using System.Globalization;
using System.Reflection;

namespace Nuke.Common.Tooling;

/// <summary>Base of classes whose static fields are the values to choose from.</summary>
public abstract class Enumeration
{
    /// <summary>The value as text.</summary>
    protected string Value { get; set; } = "";

    /// <summary>The value as text.</summary>
    public static implicit operator string?(Enumeration? value) => value?.Value;

    /// <summary>True when both have the same type and value.</summary>
    public static bool operator ==(Enumeration? a, Enumeration? b) => EqualityComparer<Enumeration>.Default.Equals(a, b);

    /// <summary>True when type or value differ.</summary>
    public static bool operator !=(Enumeration? a, Enumeration? b) => !(a == b);

    /// <summary>True when both have the same value.</summary>
    protected bool Equals(Enumeration other) => string.Equals(Value, other.NotNull().Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Enumeration other && other.GetType() == GetType() && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>Finds the static field of <typeparamref name="T"/> that a text names, whatever its case.</summary>
    public class TypeConverter<T> : TypeConverter
    {
        /// <inheritdoc/>
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        /// <inheritdoc/>
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        {
            if (value is not string text)
                return base.ConvertFrom(context, culture, value);
            var fields = typeof(T).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.FieldType == typeof(T)).ToList();
            return fields.Find(field => field.Name.Equals(text, StringComparison.OrdinalIgnoreCase))?.GetValue(null)
                ?? throw new FormatException($"'{text}' is none of {string.Join(", ", fields.Select(field => field.Name))}");
        }
    }
}
