using System.ComponentModel;
using System.Globalization;

namespace Nuke.Common.CI;

/// <summary>One part of work that is split, written <c>2/3</c>.</summary>
[TypeConverter(typeof(TypeConverter))]
public class Partition
{
    /// <summary>All of the work.</summary>
    public static Partition Single { get; } = new() { Part = 1, Total = 1 };

    /// <summary>The number of this part, from 1.</summary>
    public int Part { get; set; }

    /// <summary>The number of parts.</summary>
    public int Total { get; set; }

    /// <summary>True when this run does the part.</summary>
    public bool IsIn(int part) => Total == 1 || part == Part;

    /// <summary>The elements that fall to this part: every <see cref="Total"/>th, from the <see cref="Part"/>th.</summary>
    public IEnumerable<T> GetCurrent<T>(IEnumerable<T> enumerable) => enumerable.Where((_, index) => index % Total == Part - 1);

    /// <inheritdoc/>
    public override string ToString() => $"{Part}/{Total}";

    /// <summary>Reads <c>2/3</c>.</summary>
    public class TypeConverter : System.ComponentModel.TypeConverter
    {
        /// <inheritdoc/>
        public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

        /// <inheritdoc/>
        public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
        {
            if (value is not string text)
                return base.ConvertFrom(context, culture, value);
            return text.Split('/') is [var part, var total]
                && int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && int.TryParse(total, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                && number >= 1 && number <= count
                ? new Partition { Part = number, Total = count }
                : throw new FormatException($"'{text}' is no partition; write for example 2/3");
        }
    }
}
