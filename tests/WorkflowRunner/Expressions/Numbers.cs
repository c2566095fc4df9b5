using System.Globalization;

namespace Pipeline.WorkflowRunner.Expressions;

/// <summary>How GitHub reads a text as a number.</summary>
internal static class Numbers
{
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The number; 0 of an empty text, not a number of any other that is none.</summary>
    public static double Read(string text)
    {
        var trimmed = text.Trim();
        return trimmed switch
        {
            "" => 0,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ when trimmed.StartsWith("0x", StringComparison.Ordinal) => Whole(trimmed[2..], 16),
            _ when trimmed.StartsWith("0o", StringComparison.Ordinal) => Whole(trimmed[2..], 8),
            _ when trimmed.Any(char.IsAsciiDigit) && double.TryParse(trimmed, Decimal, CultureInfo.InvariantCulture, out var number) => number,
            _ => double.NaN,
        };
    }

    private static double Whole(string digits, int radix)
    {
        try
        {
            return Convert.ToInt32(digits, radix);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or ArgumentException)
        {
            return double.NaN;
        }
    }
}
