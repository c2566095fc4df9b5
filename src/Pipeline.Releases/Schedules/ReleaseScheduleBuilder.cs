using Pipeline.Core.Errors;

namespace Pipeline.Releases.Schedules;

/// <summary>Describes a <see cref="ReleaseSchedule"/>; every method returns a changed copy.</summary>
public sealed record ReleaseScheduleBuilder
{
    private Days Days { get; init; }

    private IReadOnlyList<DateOnly> Dates { get; init; } = [];

    private IReadOnlyList<DateOnly> Exceptions { get; init; } = [];

    private IReadOnlyList<Holidays> Holidays { get; init; } = [];

    private (TimeOnly Time, string Zone)? Clock { get; init; }

    private TimeSpan Before { get; init; }

    /// <summary>A release on these days of every week; called again, on those too.</summary>
    public ReleaseScheduleBuilder Every(Days days) => this with { Days = Days | days.Checked("A schedule") };

    /// <summary>A release on these dates, such as <c>2026-12-01</c>, also when one is a holiday.</summary>
    /// <exception cref="PipelineException">One is no date.</exception>
    public ReleaseScheduleBuilder On(params IReadOnlyList<string> dates) => this with { Dates = Added(Dates, dates) };

    /// <summary>The time of every release.</summary>
    /// <param name="time">The time of day, such as <c>17:00</c>.</param>
    /// <param name="timeZone">The IANA name of the time zone, such as <c>Asia/Kolkata</c>.</param>
    /// <exception cref="PipelineException">There is no such time or zone.</exception>
    public ReleaseScheduleBuilder At(string time, string timeZone) => this with { Clock = (WrittenTimes.Time(time), TimeZones.Known(timeZone)) };

    /// <summary>It is decided so long before the release, by the clock. Default: when the release is due.</summary>
    public ReleaseScheduleBuilder GoNoGo(int hoursBefore = 0, int minutesBefore = 0) =>
        this with { Before = TimeSpan.FromMinutes((hoursBefore * 60L) + minutesBefore) };

    /// <summary>No release on the holidays of a country.</summary>
    public ReleaseScheduleBuilder Except(Holidays holidays) => this with { Holidays = [.. Holidays.Append(holidays).Distinct().OrderBy(one => one.Country, StringComparer.Ordinal)] };

    /// <summary>No release on these dates, such as <c>2026-12-24</c>.</summary>
    /// <exception cref="PipelineException">One is no date.</exception>
    public ReleaseScheduleBuilder Except(params IReadOnlyList<string> dates) => this with { Exceptions = Added(Exceptions, dates) };

    /// <summary>The schedule.</summary>
    /// <exception cref="PipelineException">It names no day, no time, or contradicts itself.</exception>
    internal ReleaseSchedule Build()
    {
        if (Days == Days.None && Dates.Count == 0)
            throw new PipelineException("The schedule names no day. Add .Every(Days.Weekdays) or .On(\"2026-12-01\").");
        if (Clock is not var (time, zone))
            throw new PipelineException("The schedule names no time. Add .At(\"17:00\", \"Asia/Kolkata\").");
        DateOnly[] both = [.. Dates.Intersect(Exceptions)];
        return both.Length == 0
            ? new ReleaseSchedule { Days = Days, Dates = Dates, At = time, TimeZone = zone, GoNoGoBefore = Before, Except = Exceptions, Holidays = Holidays }
            : throw new PipelineException($"The schedule has a release and has none on {string.Join(" and ", both.Select(WrittenTimes.Text))}: take the date out of .On or of .Except.");
    }

    private static IReadOnlyList<DateOnly> Added(IReadOnlyList<DateOnly> dates, IReadOnlyList<string> written) => [.. dates.Concat(written.Select(WrittenTimes.Date)).Distinct().Order()];
}
