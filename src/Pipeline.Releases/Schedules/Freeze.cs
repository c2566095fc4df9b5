using NodaTime;
using Pipeline.Core.Errors;

namespace Pipeline.Releases.Schedules;

/// <summary>A time in which nothing is deployed, whatever the windows say.</summary>
public sealed record Freeze
{
    /// <summary>Since when, on the zone's clock. A time that the clock shows twice is the first of the two.</summary>
    public required DateTime From { get; init => field = Checked(value); }

    /// <summary>When it ends, on the zone's clock. A time that the clock shows twice is the second of the two.</summary>
    public required DateTime Until { get; init => field = Checked(value); }

    /// <summary>The IANA name of the time zone, such as <c>Europe/Amsterdam</c>.</summary>
    public required string TimeZone { get; init => field = TimeZones.Known(value); }

    /// <summary>The reason, to end a sentence with: <c>of the Christmas sale</c>, <c>the warehouse counts</c>.</summary>
    public required string Because { get; init; }

    /// <summary>Reads a freeze as it is written.</summary>
    /// <param name="from">Its first day, <c>2026-12-20</c>, or the time, <c>2026-12-20 17:00</c>.</param>
    /// <param name="to">Its last day, which is frozen too, or the time at which it ends.</param>
    /// <param name="timeZone">The IANA name of the time zone.</param>
    /// <param name="because">The reason, to end the sentence "frozen because" with.</param>
    /// <exception cref="PipelineException">There is no such time or zone, there is no reason, or the freeze ends before it begins.</exception>
    public static Freeze Parse(string from, string to, string timeZone, string because)
    {
        if (string.IsNullOrWhiteSpace(because))
            throw new PipelineException($"The freeze from {from} to {to} has no reason. Say because of what nothing is deployed.");
        var (start, end) = (Read(from, TimeOnly.MinValue, 0), Read(to, TimeOnly.MinValue, 1));
        return start < end
            ? new Freeze { From = start, Until = end, TimeZone = timeZone, Because = because.ReplaceLineEndings(" ").Trim() }
            : throw new PipelineException($"The freeze from {from} to {to} ends before it begins. Write the earlier one first.");
    }

    /// <summary><c>frozen until Monday 28 December 2026 00:00 Europe/Amsterdam because of the Christmas sale</c>.</summary>
    public override string ToString() => $"frozen until {Until.Text()} {TimeZone} because {Because}";

    /// <summary>Since when.</summary>
    internal Instant Start => TimeZones.Find(TimeZone).First(LocalDateTime.FromDateTime(From));

    /// <summary>When it is over.</summary>
    internal Instant End => TimeZones.Find(TimeZone).Last(LocalDateTime.FromDateTime(Until));

    private static DateTime Read(string text, TimeOnly time, int days)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (WrittenTimes.TryDate(text, out var date))
            return Checked(date.ToDateTime(time)).AddDays(days);
        return text.Split([' ', 'T']) is [var first, var second] && WrittenTimes.TryDate(first, out date) && WrittenTimes.TryTime(second, out time)
            ? date.ToDateTime(time)
            : throw new PipelineException($"'{text}' is no beginning or end of a freeze. Write a day, \"2026-12-24\", or a time, \"2026-12-24 17:00\".");
    }

    private static DateTime Checked(DateTime time) => WrittenTimes.IsInRange(time.Year)
        ? DateTime.SpecifyKind(time, DateTimeKind.Unspecified)
        : throw new PipelineException($"A freeze cannot begin or end in the year {time.Year}. Write a year from 1900 to 2999.");
}
