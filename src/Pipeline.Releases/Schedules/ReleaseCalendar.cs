using NodaTime;

namespace Pipeline.Releases.Schedules;

/// <summary>The releases that a schedule plans.</summary>
/// <param name="Schedule">The schedule.</param>
internal sealed record ReleaseCalendar(ReleaseSchedule Schedule)
{
    private const int HorizonInDays = 2 * 366;

    /// <summary>The first release strictly after <paramref name="now"/>; null when none is planned.</summary>
    public PlannedRelease? Next(DateTimeOffset now) => Upcoming(now).FirstOrDefault();

    /// <summary>Whether the next release's time to decide has come.</summary>
    public bool IsBetweenGoNoGoAndRelease(DateTimeOffset now) => Next(now) is { } next && next.GoNoGoAt <= now;

    /// <summary>The release whose time came within <paramref name="tolerance"/> before <paramref name="now"/>, by which a timer may be late; null when none did.</summary>
    public PlannedRelease? Due(DateTimeOffset now, TimeSpan tolerance) => Upcoming(now - tolerance).TakeWhile(release => release.At <= now).LastOrDefault();

    /// <summary>The release that was to be decided within <paramref name="tolerance"/> before <paramref name="now"/>; null when none was.</summary>
    public PlannedRelease? GoNoGoDue(DateTimeOffset now, TimeSpan tolerance) => Upcoming(now - tolerance)
        .TakeWhile(release => release.GoNoGoAt <= now)
        .LastOrDefault(release => release.GoNoGoAt > now - tolerance);

    /// <summary>The releases strictly after <paramref name="now"/>, in order: all of the dates, and two years of the days.</summary>
    public IEnumerable<PlannedRelease> Upcoming(DateTimeOffset now)
    {
        var zone = TimeZones.Find(Schedule.TimeZone);
        var after = Instant.FromDateTimeOffset(now);
        var holidays = new HolidayCalendar(Schedule.Holidays);
        List<PassedOver> passedOver = [];
        foreach (var date in Dates(after.InZone(zone).Date.ToDateOnly()))
        {
            var planned = LocalDateTime.FromDateTime(date.ToDateTime(Schedule.At));
            var at = zone.First(planned);
            if (at <= after)
                continue;
            if (WhyNot(date, at.InZone(zone).Date.ToDateOnly(), holidays) is { } why)
            {
                passedOver.Add(new PassedOver(date, why));
                continue;
            }

            var decided = zone.First(planned.Minus(Period.FromTicks(Schedule.GoNoGoBefore.Ticks)));
            yield return new PlannedRelease(date, zone.Show(at), zone.Show(decided), ScheduleText.Of(Schedule, date), passedOver);
            passedOver = [];
        }
    }

    private IEnumerable<DateOnly> Dates(DateOnly first)
    {
        var days = Enumerable.Range(0, Schedule.Days == Days.None ? 0 : HorizonInDays).Select(first.AddDays).Where(date => Schedule.Days.Includes(LocalDate.FromDateOnly(date).DayOfWeek));
        return days.Union(Schedule.Dates.Where(date => date >= first)).Order();
    }

    private string? WhyNot(DateOnly date, DateOnly shown, HolidayCalendar holidays) =>
        Schedule.Except.Contains(date) ? "excepted"
        : !Schedule.Dates.Contains(date) && holidays.Find(date) is { } holiday ? holiday
        : shown != date ? $"the clocks of {Schedule.TimeZone} skip it"
        : null;
}
