using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Tests.Schedules;

public class ReleaseCalendarTests
{
    // 2026-11-30 is a Monday.
    private static readonly ReleaseCalendar Daily = Calendar(r => r.Every(Days.Weekdays).At("17:00", "Asia/Kolkata").GoNoGo(hoursBefore: 1));

    [Theory]
    [InlineData("2026-11-30T16:59+05:30", "2026-11-30T17:00+05:30")]
    [InlineData("2026-11-30T17:00+05:30", "2026-12-01T17:00+05:30")]
    [InlineData("2026-12-04T17:00+05:30", "2026-12-07T17:00+05:30")]
    [InlineData("2026-11-29T20:00Z", "2026-11-30T17:00+05:30")]
    public void The_next_release_is_strictly_after_now(string now, string next) => Assert.Equal(next, Daily.Next(Moments.Of(now))?.At.Text());

    [Fact]
    public void A_release_is_decided_before_and_says_why_it_is()
    {
        var next = Daily.Next(Moments.Of("2026-11-30T10:00Z"))!;
        Assert.Equal(("2026-11-30T16:00+05:30", "every weekday at 17:00 Asia/Kolkata"), (next.GoNoGoAt.Text(), next.Why));
        Assert.Empty(next.PassedOver);
    }

    [Fact]
    public void A_release_may_be_decided_the_day_before() => Assert.Equal(
        "2026-12-01T22:00+00:00",
        Calendar(r => r.On("2026-12-02").At("10:00", "UTC").GoNoGo(hoursBefore: 12)).Next(Moments.Of("2026-11-30T10:00Z"))!.GoNoGoAt.Text());

    [Fact]
    public void Dates_that_are_passed_over_are_named_with_the_reason()
    {
        var next = Calendar(r => r.Every(Days.Weekdays).At("17:00", "Europe/Amsterdam").Except(Holidays.Of("NL")).Except("2026-12-24")).Next(Moments.Of("2026-12-23T17:00+01:00"))!;
        Assert.Equal("2026-12-28T17:00+01:00", next.At.Text());
        Assert.Equal(["Thursday 24 December 2026: excepted", "Friday 25 December 2026: holiday in NL (Eerste Kerstdag)"], next.PassedOver.Select(date => date.ToString()));
    }

    [Fact]
    public void What_was_passed_over_is_named_with_the_release_after_it_only() => Assert.Equal(
        [0, 0, 1, 0],
        Calendar(r => r.Every(Days.All).At("17:00", "UTC").Except("2026-12-03")).Upcoming(Moments.Of("2026-12-01T00:00Z")).Take(4).Select(release => release.PassedOver.Count));

    [Fact]
    public void A_date_of_its_own_stands_beside_the_days() => Assert.Equal(
        ["2026-12-03: every Thursday at 10:00 UTC", "2026-12-05: on Saturday 5 December 2026 at 10:00 UTC", "2026-12-10: every Thursday at 10:00 UTC"],
        Calendar(r => r.Every(Days.Thursday).On("2026-12-05").At("10:00", "UTC")).Upcoming(Moments.Of("2026-11-30T00:00Z")).Take(3).Select(release => $"{release.Date:yyyy-MM-dd}: {release.Why}"));

    [Fact]
    public void A_date_of_its_own_is_kept_on_a_holiday() => Assert.Equal(
        new DateOnly(2026, 12, 25),
        Calendar(r => r.Every(Days.Weekdays).On("2026-12-25").At("10:00", "UTC").Except(Holidays.Of("NL"))).Next(Moments.Of("2026-12-24T12:00Z"))!.Date);

    [Fact]
    public void After_the_last_date_there_is_no_release() => Assert.Null(Calendar(r => r.On("2026-12-01").At("10:00", "UTC")).Next(Moments.Of("2026-12-01T10:00Z")));

    [Fact]
    public void A_date_of_its_own_may_be_years_away() =>
        Assert.Equal(2033, Calendar(r => r.On("2033-12-01").At("10:00", "UTC")).Next(Moments.Of("2026-12-01T10:00Z"))!.Date.Year);

    [Theory]
    // The time is skipped: the first instant after the gap.
    [InlineData("Europe/Amsterdam", "02:30", "2026-03-29T00:00+01:00", "2026-03-29T03:00+02:00")]
    [InlineData("America/New_York", "02:30", "2026-03-08T00:00-05:00", "2026-03-08T03:00-04:00")]
    [InlineData("Australia/Lord_Howe", "02:15", "2026-10-04T00:00+10:30", "2026-10-04T02:30+11:00")]
    // The time is there twice: the first of the two, and not again.
    [InlineData("Europe/Amsterdam", "02:30", "2026-10-25T00:00+02:00", "2026-10-25T02:30+02:00")]
    [InlineData("Europe/Amsterdam", "02:30", "2026-10-25T02:30+02:00", "2026-10-26T02:30+01:00")]
    [InlineData("America/New_York", "01:30", "2026-11-01T00:00-04:00", "2026-11-01T01:30-04:00")]
    [InlineData("Australia/Lord_Howe", "01:45", "2026-04-05T00:00+11:00", "2026-04-05T01:45+11:00")]
    public void A_release_keeps_to_the_clock_through_daylight_saving(string zone, string time, string now, string next) =>
        Assert.Equal(next, Calendar(r => r.Every(Days.All).At(time, zone)).Next(Moments.Of(now))?.At.Text());

    [Fact]
    public void A_day_that_the_clocks_skip_has_no_release()
    {
        var next = Calendar(r => r.Every(Days.All).At("17:00", "Pacific/Apia")).Next(Moments.Of("2011-12-29T17:00-10:00"))!;
        Assert.Equal("2011-12-31T17:00+14:00", next.At.Text());
        Assert.Equal(["Friday 30 December 2011: the clocks of Pacific/Apia skip it"], next.PassedOver.Select(date => date.ToString()));
    }

    [Theory]
    [InlineData("2026-11-30T15:59+05:30", false)]
    [InlineData("2026-11-30T16:00+05:30", true)]
    [InlineData("2026-11-30T16:59+05:30", true)]
    [InlineData("2026-11-30T17:00+05:30", false)]
    public void Between_decision_and_release_it_is_known_to_be(string now, bool between) => Assert.Equal(between, Daily.IsBetweenGoNoGoAndRelease(Moments.Of(now)));

    [Theory]
    [InlineData("2026-11-30T16:59+05:30", false)]
    [InlineData("2026-11-30T17:00+05:30", true)]
    [InlineData("2026-11-30T17:59+05:30", true)]
    [InlineData("2026-11-30T18:00+05:30", false)]
    [InlineData("2026-11-29T17:00+05:30", false)]
    public void A_timer_that_is_late_finds_its_release_due(string now, bool due) => Assert.Equal(due, Daily.Due(Moments.Of(now), TimeSpan.FromHours(1)) is not null);

    [Theory]
    [InlineData("2026-11-30T15:59+05:30", false)]
    [InlineData("2026-11-30T16:00+05:30", true)]
    [InlineData("2026-11-30T16:29+05:30", true)]
    [InlineData("2026-11-30T16:30+05:30", false)]
    [InlineData("2026-11-30T17:00+05:30", false)]
    public void A_timer_that_is_late_finds_its_decision_due(string now, bool due) => Assert.Equal(due, Daily.GoNoGoDue(Moments.Of(now), TimeSpan.FromMinutes(30)) is not null);

    [Fact]
    public void On_a_holiday_nothing_is_due() => Assert.Null(
        Calendar(r => r.Every(Days.Weekdays).At("17:00", "Europe/Amsterdam").Except(Holidays.Of("NL"))).Due(Moments.Of("2026-12-25T17:05+01:00"), TimeSpan.FromHours(1)));

    private static ReleaseCalendar Calendar(Func<ReleaseScheduleBuilder, ReleaseScheduleBuilder> describe) => new(ReleaseSchedule.Describe(describe));
}
