using System.Globalization;

namespace Pipeline.Reports.Releases;

/// <summary>Times as people read them.</summary>
internal static class Moments
{
    /// <summary><c>2026-11-25 09:00Z</c>.</summary>
    public static string Utc(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>The time that the clock of its zone shows: <c>2026-11-25 10:00 +01:00</c>.</summary>
    public static string Local(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);

    /// <summary>How long, to the greatest unit: <c>5 min</c>, <c>3 h</c>, <c>2 d</c>.</summary>
    public static string Length(TimeSpan time) => time switch
    {
        { TotalDays: >= 2 } => FormattableString.Invariant($"{(int)time.TotalDays} d"),
        { TotalHours: >= 1 } => FormattableString.Invariant($"{(int)time.TotalHours} h"),
        _ => FormattableString.Invariant($"{(int)Math.Max(0, time.TotalMinutes)} min"),
    };
}
