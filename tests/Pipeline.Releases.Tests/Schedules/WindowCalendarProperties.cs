using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Tests.Schedules;

public class WindowCalendarProperties
{
    private sealed record Case(DateTimeZone Zone, DeploymentWindow Window, DateTimeOffset Now);

    private static readonly Config Config = Config.QuickThrowOnFailure.WithMaxTest(1000);

    private static readonly Arbitrary<Case> Cases = (
        from zone in Arbitraries.Zone
        from days in Arbitraries.Days
        from start in Arbitraries.Time
        from end in Arbitraries.Time
        from now in Arbitraries.Moment(zone)
        select new Case(zone, new DeploymentWindow { Days = days, From = start, To = end, TimeZone = zone.Id }, now)).ToArbitrary();

    [Fact]
    public void In_any_zone_a_window_is_open_exactly_while_the_clock_shows_one_of_its_hours() => Prop
        .ForAll(Cases, one => Calendar(one).At(one.Now).IsOpen == IsShown(one, one.Now))
        .Check(Config);

    [Fact]
    public void In_any_zone_a_window_opens_next_when_it_says_and_not_a_minute_before() => Prop
        .ForAll(Cases, one =>
        {
            var answer = Calendar(one).At(one.Now);
            var opens = answer.OpensAt!.Value;
            return opens >= one.Now && answer.IsOpen == (opens == one.Now) && IsShown(one, opens)
                && Minutes(one.Now, opens).All(minute => !IsShown(one, minute));
        })
        .Check(Config);

    [Fact]
    public void In_any_zone_the_window_that_is_open_has_begun_and_has_not_ended_and_is_the_same_throughout() => Prop
        .ForAll(Cases, one =>
        {
            var opens = Calendar(one).At(one.Now).OpensAt!.Value;
            var span = Calendar(one).At(opens).Current!.Value;
            var (first, last) = (Calendar(one).At(span.Start), Calendar(one).At(span.End.AddMinutes(-1)));
            return span.Start <= opens && opens < span.End && first.Current == span && last.Current == span;
        })
        .Check(Config);

    [Fact]
    public void In_any_zone_nothing_opens_during_a_freeze() => Prop
        .ForAll(Cases, Gen.Choose(-3000, 3000).ToArbitrary(), Gen.Choose(1, 6000).ToArbitrary(), (one, start, length) =>
        {
            var from = one.Now.DateTime.AddMinutes(start);
            var freeze = new Freeze { From = from, Until = from.AddMinutes(length), TimeZone = "UTC", Because = "of a test" };
            var answer = new WindowCalendar([one.Window], [freeze]).At(one.Now);
            var opens = answer.OpensAt!.Value;
            return (opens.UtcDateTime < freeze.From || opens.UtcDateTime >= freeze.Until) && IsShown(one, opens) && answer.IsOpen == (opens == one.Now);
        })
        .Check(Config);

    private static WindowCalendar Calendar(Case one) => new([one.Window], []);

    // A later opening may be weeks away; what is just before it, and the first days, tell.
    private static IEnumerable<DateTimeOffset> Minutes(DateTimeOffset now, DateTimeOffset opens) => Enumerable.Range(0, 3 * 24 * 60).Select(minute => now.AddMinutes(minute))
        .Concat(Enumerable.Range(1, 24 * 60).Select(minute => opens.AddMinutes(-minute)))
        .Where(minute => minute >= now && minute < opens);

    private static bool IsShown(Case one, DateTimeOffset now)
    {
        var clock = NodaTime.Instant.FromDateTimeOffset(now).InZone(one.Zone);
        var time = clock.TimeOfDay.ToTimeOnly();
        var (today, yesterday) = (clock.Date.DayOfWeek, clock.Date.PlusDays(-1).DayOfWeek);
        var (from, to) = (one.Window.From, one.Window.To);
        return from < to
            ? Has(one, today) && from <= time && time < to
            : (Has(one, today) && from <= time) || (Has(one, yesterday) && time < to);
    }

    private static bool Has(Case one, IsoDayOfWeek day) => one.Window.Days.HasFlag((Days)(1 << ((int)day - 1)));
}
