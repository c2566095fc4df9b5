using Pipeline.Core.Errors;

namespace Pipeline.Releases.Schedules;

/// <summary>When releases are planned. Emergencies keep to none of it.</summary>
public sealed record ReleaseSchedule
{
    /// <summary>The days of every week on which there is a release.</summary>
    public Days Days { get; init => field = value == Days.None ? value : value.Checked("A schedule"); }

    /// <summary>Further dates on which there is one, in order; also on a holiday.</summary>
    public IReadOnlyList<DateOnly> Dates { get; init; } = [];

    /// <summary>
    /// The time of day, to the minute. When daylight saving skips it, the release is at the first instant after the gap; when the clock shows it twice, at the first.
    /// </summary>
    public required TimeOnly At { get; init; }

    /// <summary>The IANA name of the time zone, such as <c>Europe/Amsterdam</c>.</summary>
    public required string TimeZone { get; init => field = TimeZones.Known(value); }

    /// <summary>How long before, by the clock, it is decided; at most six days.</summary>
    public TimeSpan GoNoGoBefore { get; init => field = Checked(value); }

    /// <summary>Dates on which there is none, in order.</summary>
    public IReadOnlyList<DateOnly> Except { get; init; } = [];

    /// <summary>The countries on whose holidays there is none, but on one of <see cref="Dates"/>.</summary>
    public IReadOnlyList<Holidays> Holidays { get; init; } = [];

    /// <summary>Reads a schedule as it is written.</summary>
    /// <param name="describe">Describes it.</param>
    /// <exception cref="PipelineException">It names no day, no time, or contradicts itself.</exception>
    public static ReleaseSchedule Describe(Func<ReleaseScheduleBuilder, ReleaseScheduleBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        return describe(new ReleaseScheduleBuilder()).Build();
    }

    /// <summary><c>every weekday at 17:00 Asia/Kolkata</c>.</summary>
    public override string ToString() => ScheduleText.Of(this);

    private static TimeSpan Checked(TimeSpan before) => before >= TimeSpan.Zero && before <= TimeSpan.FromDays(6) && before.Ticks % TimeSpan.TicksPerMinute == 0
        ? before
        : throw new PipelineException($"The decision cannot be {before} before the release. Say whole minutes, from none to six days.");
}
