using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NodaTime.TimeZones;
using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Tests.Schedules;

public class ReleaseCalendarProperties
{
    private sealed record Case(DateTimeZone Zone, ReleaseSchedule Schedule, DateTimeOffset Now)
    {
        public IEnumerable<PlannedRelease> Upcoming => new ReleaseCalendar(Schedule).Upcoming(Now).Take(20);
    }

    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(1000);

    private static readonly Arbitrary<Case> Cases = (
        from zone in Arbitraries.Zone
        from now in Arbitraries.Moment(zone)
        let today = DateOnly.FromDateTime(now.DateTime)
        from days in Arbitraries.Days
        from time in Arbitraries.Time
        from before in Gen.Choose(0, 6 * 24 * 60)
        from dates in Gen.Choose(-5, 40).Select(today.AddDays).ListOf()
        from except in Gen.Choose(-5, 40).Select(today.AddDays).ListOf()
        from countries in Gen.Elements(Holidays.Countries.ToArray()).Select(Holidays.Of).ListOf()
        select new Case(
            zone,
            new ReleaseSchedule
            {
                Days = days, Dates = [.. dates.Except(except).Order()], At = time, TimeZone = zone.Id,
                GoNoGoBefore = TimeSpan.FromMinutes(before), Except = [.. except.Order()], Holidays = [.. countries.Distinct().Take(3)],
            },
            now)).ToArbitrary();

    [Fact]
    public void Releases_are_strictly_after_now_and_one_after_the_other() => Prop
        .ForAll(Cases, one => one.Upcoming.Aggregate((Holds: true, Last: one.Now), (before, release) => (before.Holds && release.At > before.Last, release.At)).Holds)
        .Check(Config);

    [Fact]
    public void A_release_is_on_one_of_its_days_and_never_on_an_excepted_date() => Prop
        .ForAll(Cases, one => one.Upcoming.All(release => IsNamed(one, release.Date)
            && !one.Schedule.Except.Contains(release.Date) && (one.Schedule.Dates.Contains(release.Date) || !IsHoliday(one, release.Date))))
        .Check(Config);

    [Fact]
    public void A_release_is_at_its_time_by_the_clock_or_where_the_clock_jumps() => Prop
        .ForAll(Cases, one => one.Upcoming.All(release =>
        {
            var clock = NodaTime.Instant.FromDateTimeOffset(release.At).InZone(one.Zone);
            var part = one.Zone.GetZoneInterval(clock.ToInstant());
            var isShown = clock.TimeOfDay.ToTimeOnly() == one.Schedule.At;
            var isAfterGap = part.HasStart && part.Start == clock.ToInstant() && clock.TimeOfDay.ToTimeOnly() > one.Schedule.At;
            return clock.Date.ToDateOnly() == release.Date && release.At.Offset == clock.Offset.ToTimeSpan() && (isShown || isAfterGap);
        }))
        .Check(Config);

    [Fact]
    public void Every_named_date_until_the_last_release_is_a_release_or_passed_over_with_a_reason() => Prop
        .ForAll(Cases, one =>
        {
            PlannedRelease[] releases = [.. one.Upcoming];
            HashSet<DateOnly> told = [.. releases.Select(release => release.Date), .. releases.SelectMany(release => release.PassedOver).Select(date => date.Date)];
            var first = NodaTime.Instant.FromDateTimeOffset(one.Now).InZone(one.Zone).Date.ToDateOnly().AddDays(1);
            return releases.Length == 20 && Enumerable.Range(0, releases[^1].Date.DayNumber - first.DayNumber + 1).Select(first.AddDays).Where(date => IsNamed(one, date)).All(told.Contains);
        })
        .Check(Config);

    [Fact]
    public void A_release_is_decided_before_it_and_in_the_order_of_the_releases() => Prop
        .ForAll(Cases, one => one.Upcoming.All(release => release.GoNoGoAt <= release.At)
            && one.Upcoming.Select(release => release.GoNoGoAt).SequenceEqual(one.Upcoming.Select(release => release.GoNoGoAt).Order()))
        .Check(Config);

    [Fact]
    public void What_is_next_is_due_when_its_time_has_come_and_not_before() => Prop
        .ForAll(Cases, Gen.Choose(1, 60 * 24).ToArbitrary(), (one, late) =>
        {
            var calendar = new ReleaseCalendar(one.Schedule);
            var next = calendar.Next(one.Now)!;
            var tolerance = TimeSpan.FromMinutes(late);
            return calendar.Due(next.At, tolerance)?.At == next.At
                && calendar.Due(next.At + tolerance, tolerance)?.At != next.At
                && calendar.Due(next.At.AddTicks(-1), tolerance)?.At != next.At
                && calendar.GoNoGoDue(next.GoNoGoAt, tolerance)?.GoNoGoAt == next.GoNoGoAt;
        })
        .Check(Config);

    [Fact]
    public void A_timer_of_the_workflow_fires_at_every_release_and_at_every_decision() => Prop
        .ForAll(Cases, one => one.Upcoming.All(release =>
            one.Schedule.ToCron().Any(entry => Fires(entry, one.Zone, release.Date.ToDateTime(one.Schedule.At), release.At))
            && one.Schedule.ToGoNoGoCron().Any(entry => Fires(entry, one.Zone, release.Date.ToDateTime(one.Schedule.At) - one.Schedule.GoNoGoBefore, release.GoNoGoAt))))
        .Check(Config);

    // A timer whose time is skipped fires after the gap.
    private static bool Fires(CronEntry entry, DateTimeZone zone, DateTime planned, DateTimeOffset at)
    {
        var fields = entry.Cron.Split(' ');
        var resolver = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);
        return entry.TimeZone == zone.Id && NodaTime.Instant.FromDateTimeOffset(at) == zone.ResolveLocal(LocalDateTime.FromDateTime(planned), resolver).ToInstant()
            && Matches(fields[0], planned.Minute) && Matches(fields[1], planned.Hour) && Matches(fields[2], planned.Day) && Matches(fields[3], planned.Month) && Matches(fields[4], (int)planned.DayOfWeek);
    }

    private static bool Matches(string field, int value) => field == "*" || field.Split(',').Any(part => part.Split('-') is [var from, var to]
        ? int.Parse(from, null) <= value && value <= int.Parse(to, null)
        : int.Parse(part, null) == value);

    private static bool IsNamed(Case one, DateOnly date) => one.Schedule.Dates.Contains(date) || one.Schedule.Days.HasFlag((Days)(1 << (((int)date.DayOfWeek + 6) % 7)));

    private static bool IsHoliday(Case one, DateOnly date) => one.Schedule.Holidays.Any(country => country.In(date.Year).ContainsKey(date));
}
