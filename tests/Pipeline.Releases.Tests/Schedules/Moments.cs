using System.Globalization;

namespace Pipeline.Releases.Tests.Schedules;

/// <summary>Instants as tests write them.</summary>
internal static class Moments
{
    /// <summary>Reads <c>2026-11-30T17:00+05:30</c>.</summary>
    public static DateTimeOffset Of(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Writes <c>2026-11-30T17:00+05:30</c>.</summary>
    public static string Text(this DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);
}
