using System.Globalization;
using Pipeline.Core.Errors;

namespace Pipeline.Releases.Schedules;

/// <summary>Reads the times and dates that a build's author writes, and writes them in sentences.</summary>
internal static class WrittenTimes
{
    /// <summary>Reads <c>17:00</c>.</summary>
    /// <exception cref="PipelineException">It is no time.</exception>
    public static TimeOnly Time(string text) => TryTime(text, out var time)
        ? time
        : throw new PipelineException($"'{text}' is no time of day. Write hours and minutes of 24 hours, such as \"17:00\".");

    /// <summary>Reads <c>17:00</c>.</summary>
    public static bool TryTime(string? text, out TimeOnly time) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);

    /// <summary>Reads <c>2026-12-24</c>.</summary>
    /// <exception cref="PipelineException">It is no date.</exception>
    public static DateOnly Date(string text) => TryDate(text, out var date) && IsInRange(date.Year)
        ? date
        : throw new PipelineException($"'{text}' is no date. Write year, month and day, such as \"2026-12-24\", from the year 1900 to 2999.");

    /// <summary>Reads <c>2026-12-24</c>.</summary>
    public static bool TryDate(string? text, out DateOnly date) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>Whether every time of the year is an instant in every zone.</summary>
    public static bool IsInRange(int year) => year is >= 1900 and < 3000;

    /// <summary><c>Thursday 24 December 2026</c>.</summary>
    public static string Text(this DateOnly date) => date.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>Thursday 24 December 2026 17:00</c>.</summary>
    public static string Text(this DateTime time) => time.ToString("dddd d MMMM yyyy HH:mm", CultureInfo.InvariantCulture);

    /// <summary><c>17:00</c>.</summary>
    public static string Text(this TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
