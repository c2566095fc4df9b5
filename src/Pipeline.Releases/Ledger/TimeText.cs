using System.Globalization;

namespace Pipeline.Releases.Ledger;

/// <summary>Times as people read them.</summary>
internal static class TimeText
{
    /// <summary>A length: <c>3 days 4 h</c>, <c>2 h 5 min</c>, <c>40 min</c>, <c>30 s</c>.</summary>
    public static string Length(TimeSpan time)
    {
        List<string> parts = [];
        Add(time.Days, time.Days == 1 ? "day" : "days");
        Add(time.Hours, "h");
        Add(time.Minutes, "min");
        if (parts.Count == 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{time.Seconds} s"));
        return string.Join(' ', parts);

        void Add(int number, string unit)
        {
            if (number != 0)
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{number} {unit}"));
        }
    }

    /// <summary>A minute of UTC: <c>2026-11-25 09:00Z</c>.</summary>
    public static string Minute(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
