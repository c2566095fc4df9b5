using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Tests.Schedules;

public class WindowCalendarTests
{
    private static readonly DeploymentWindow Office = DeploymentWindow.Parse(Days.Weekdays, "09:00-17:30", "Asia/Kolkata");
    private static readonly Freeze Christmas = Freeze.Parse("2026-12-21", "2027-01-01", "Asia/Kolkata", "of the Christmas sale");

    // 2026-11-30 is a Monday.
    [Theory]
    [InlineData("2026-11-30T09:00+05:30", true)]
    [InlineData("2026-11-30T17:29:59+05:30", true)]
    [InlineData("2026-11-30T03:30Z", true)]
    [InlineData("2026-11-30T08:59:59+05:30", false)]
    [InlineData("2026-11-30T17:30+05:30", false)]
    [InlineData("2026-11-29T12:00+05:30", false)]
    public void A_window_is_open_from_its_start_until_before_its_end(string now, bool open) => Assert.Equal(open, Ask(now, Office).IsOpen);

    [Theory]
    [InlineData("2026-11-30T08:00+05:30", "2026-11-30T09:00+05:30")]
    [InlineData("2026-11-30T18:00+05:30", "2026-12-01T09:00+05:30")]
    [InlineData("2026-12-04T17:30+05:30", "2026-12-07T09:00+05:30")]
    [InlineData("2026-12-18T17:30+05:30", "2026-12-21T09:00+05:30")]
    public void A_closed_window_says_when_it_opens_next(string now, string next)
    {
        var answer = Ask(now, Office);
        Assert.Equal("outside the window Monday to Friday 09:00-17:30 Asia/Kolkata", answer.Why);
        Assert.Equal(next, answer.OpensAt?.Text());
        Assert.Null(answer.Current);
    }

    [Fact]
    public void An_open_window_says_from_when_until_when()
    {
        var answer = Ask("2026-11-30T12:00Z", Office with { To = new TimeOnly(19, 0) });
        Assert.Null(answer.Why);
        Assert.Equal(Moments.Of("2026-11-30T12:00Z"), answer.OpensAt);
        Assert.Equal(new OpenSpan(Moments.Of("2026-11-30T09:00+05:30"), Moments.Of("2026-11-30T19:00+05:30")), answer.Current);
    }

    [Theory]
    [InlineData("2026-12-04T21:59Z", null)]
    [InlineData("2026-12-04T22:00Z", "2026-12-04T22:00+00:00")]
    [InlineData("2026-12-05T03:59Z", "2026-12-04T22:00+00:00")]
    [InlineData("2026-12-05T04:00Z", null)]
    [InlineData("2026-12-05T22:00Z", null)]
    [InlineData("2026-12-04T03:00Z", null)]
    public void A_window_past_midnight_belongs_to_the_day_it_begins_on(string now, string? start) =>
        Assert.Equal(start, Ask(now, DeploymentWindow.Parse(Days.Friday, "22:00-04:00", "UTC")).Current?.Start.Text());

    [Theory]
    [InlineData("2026-12-06T23:59Z", false)]
    [InlineData("2026-12-07T00:00Z", true)]
    [InlineData("2026-12-07T23:59Z", true)]
    [InlineData("2026-12-08T00:00Z", false)]
    public void A_window_may_be_the_whole_day(string now, bool open) =>
        Assert.Equal(open, Ask(now, DeploymentWindow.Parse(Days.Monday, "00:00-24:00", "UTC")).IsOpen);

    [Fact]
    public void One_open_window_of_several_is_enough() =>
        Assert.True(Ask("2026-12-06T12:00Z", Office, DeploymentWindow.Parse(Days.Sunday, "10:00-14:00", "UTC")).IsOpen);

    [Fact]
    public void Outside_of_several_windows_all_are_named_and_the_first_to_open()
    {
        var answer = Ask("2026-12-05T12:00Z", Office, DeploymentWindow.Parse(Days.Sunday, "10:00-14:00", "UTC"));
        Assert.Equal("outside the windows Monday to Friday 09:00-17:30 Asia/Kolkata or Sunday 10:00-14:00 UTC", answer.Why);
        Assert.Equal(Moments.Of("2026-12-06T10:00Z"), answer.OpensAt);
    }

    [Fact]
    public void Without_a_window_deployments_are_counted_by_the_day_in_UTC() => Assert.Equal(
        new OpenSpan(Moments.Of("2026-11-30T00:00Z"), Moments.Of("2026-12-01T00:00Z")),
        Ask("2026-12-01T03:00+05:30").Current);

    [Fact]
    public void A_freeze_goes_before_an_open_window_and_says_until_when()
    {
        var answer = new WindowCalendar([Office], [Christmas]).At(Moments.Of("2026-12-21T12:00+05:30"));
        Assert.Equal("frozen until Saturday 2 January 2027 00:00 Asia/Kolkata because of the Christmas sale", answer.Why);
        Assert.Equal("2027-01-04T09:00+05:30", answer.OpensAt?.Text());
        Assert.Null(answer.Current);
    }

    [Fact]
    public void A_closed_window_that_a_freeze_covers_next_opens_after_the_freeze() => Assert.Equal(
        "2027-01-04T09:00+05:30",
        new WindowCalendar([Office], [Christmas]).At(Moments.Of("2026-12-18T17:30+05:30")).OpensAt?.Text());

    [Fact]
    public void A_freeze_that_ends_within_a_window_opens_it_then() => Assert.Equal(
        "2026-12-21T15:00+05:30",
        new WindowCalendar([Office], [Freeze.Parse("2026-12-21 08:00", "2026-12-21 15:00", "Asia/Kolkata", "of the audit")]).At(Moments.Of("2026-12-21T08:30+05:30")).OpensAt?.Text());

    [Fact]
    public void Without_a_window_a_freeze_ends_when_it_ends() => Assert.Equal(
        "2027-01-02T00:00+05:30",
        new WindowCalendar([], [Christmas]).At(Moments.Of("2026-12-25T12:00Z")).OpensAt?.Text());

    [Fact]
    public void Of_several_freezes_the_last_to_end_is_named()
    {
        var audit = Freeze.Parse("2026-12-30", "2027-01-10", "UTC", "of the audit");
        var answer = new WindowCalendar([], [Christmas, audit]).At(Moments.Of("2026-12-31T12:00Z"));
        Assert.Equal("frozen until Monday 11 January 2027 00:00 UTC because of the audit", answer.Why);
        Assert.Equal(Moments.Of("2027-01-11T00:00Z"), answer.OpensAt);
    }

    [Fact]
    public void What_does_not_open_within_a_year_never_does() => Assert.Null(
        new WindowCalendar([Office], [Freeze.Parse("2026-01-01", "2030-12-31", "UTC", "of the sale of the company")]).At(Moments.Of("2026-12-25T12:00Z")).OpensAt);

    private static WindowAnswer Ask(string now, params DeploymentWindow[] windows) => new WindowCalendar(windows, []).At(Moments.Of(now));
}
