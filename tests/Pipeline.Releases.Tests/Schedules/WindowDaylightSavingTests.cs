using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Tests.Schedules;

public class WindowDaylightSavingTests
{
    [Theory]
    // Amsterdam goes from 02:00 +01:00 to 03:00 +02:00 on 2026-03-29.
    [InlineData("Europe/Amsterdam", "01:00-04:00", "2026-03-29T00:30+01:00", "2026-03-29T01:00+01:00", "2026-03-29T04:00+02:00")]
    [InlineData("Europe/Amsterdam", "01:00-02:30", "2026-03-29T00:30+01:00", "2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00")]
    [InlineData("Europe/Amsterdam", "02:30-04:00", "2026-03-29T00:30+01:00", "2026-03-29T03:00+02:00", "2026-03-29T04:00+02:00")]
    [InlineData("Europe/Amsterdam", "02:15-02:45", "2026-03-29T00:30+01:00", "2026-03-30T02:15+02:00", "2026-03-30T02:45+02:00")]
    [InlineData("Europe/Amsterdam", "22:00-02:30", "2026-03-28T21:30+01:00", "2026-03-28T22:00+01:00", "2026-03-29T03:00+02:00")]
    // and back from 03:00 +02:00 to 02:00 +01:00 on 2026-10-25.
    [InlineData("Europe/Amsterdam", "01:00-04:00", "2026-10-25T00:30+02:00", "2026-10-25T01:00+02:00", "2026-10-25T04:00+01:00")]
    [InlineData("Europe/Amsterdam", "01:00-02:30", "2026-10-25T00:30+02:00", "2026-10-25T01:00+02:00", "2026-10-25T02:30+01:00")]
    [InlineData("Europe/Amsterdam", "02:30-04:00", "2026-10-25T00:30+02:00", "2026-10-25T02:30+02:00", "2026-10-25T04:00+01:00")]
    [InlineData("Europe/Amsterdam", "02:15-02:45", "2026-10-25T00:30+02:00", "2026-10-25T02:15+02:00", "2026-10-25T02:45+01:00")]
    [InlineData("America/New_York", "01:00-02:30", "2026-03-08T00:30-05:00", "2026-03-08T01:00-05:00", "2026-03-08T03:00-04:00")]
    [InlineData("America/New_York", "01:30-05:00", "2026-11-01T00:30-04:00", "2026-11-01T01:30-04:00", "2026-11-01T05:00-05:00")]
    // Lord Howe moves by half an hour.
    [InlineData("Australia/Lord_Howe", "02:15-03:00", "2026-10-04T01:00+10:30", "2026-10-04T02:30+11:00", "2026-10-04T03:00+11:00")]
    [InlineData("Australia/Lord_Howe", "01:45-03:00", "2026-04-05T01:00+11:00", "2026-04-05T01:45+11:00", "2026-04-05T03:00+10:30")]
    // Apia had no 2011-12-30.
    [InlineData("Pacific/Apia", "09:00-17:00", "2011-12-29T17:00-10:00", "2011-12-31T09:00+14:00", "2011-12-31T17:00+14:00")]
    [InlineData("Pacific/Apia", "22:00-04:00", "2011-12-29T21:00-10:00", "2011-12-29T22:00-10:00", "2011-12-31T00:00+14:00")]
    public void A_window_opens_and_closes_by_the_clock(string zone, string hours, string before, string start, string end)
    {
        var calendar = new WindowCalendar([DeploymentWindow.Parse(Days.All, hours, zone)], []);
        var opens = calendar.At(Moments.Of(before)).OpensAt!.Value;
        var span = calendar.At(opens).Current!.Value;
        Assert.Equal((start, start, end), (opens.Text(), span.Start.Text(), span.End.Text()));
    }

    [Theory]
    [InlineData("2026-10-25T02:14+02:00", false)]
    [InlineData("2026-10-25T02:15+02:00", true)]
    [InlineData("2026-10-25T02:45+02:00", false)]
    [InlineData("2026-10-25T02:14+01:00", false)]
    [InlineData("2026-10-25T02:15+01:00", true)]
    [InlineData("2026-10-25T02:45+01:00", false)]
    public void Hours_that_the_clock_shows_twice_are_open_twice(string now, bool open) => Assert.Equal(open, Ask(now).IsOpen);

    [Fact]
    public void Hours_that_the_clock_shows_twice_are_one_window_to_count_in() =>
        Assert.Equal(Ask("2026-10-25T02:20+02:00").Current, Ask("2026-10-25T02:20+01:00").Current);

    [Fact]
    public void Between_the_two_the_second_is_the_next_to_open() => Assert.Equal("2026-10-25T02:15+01:00", Ask("2026-10-25T02:50+02:00").OpensAt?.Text());

    [Theory]
    [InlineData("2026-10-25T02:29+02:00", "2026-10-25 02:30", true)]
    [InlineData("2026-10-25T02:31+02:00", "2026-10-25 02:30", true)]
    [InlineData("2026-10-25T02:29+01:00", "2026-10-25 02:30", true)]
    [InlineData("2026-10-25T02:30+01:00", "2026-10-25 02:30", false)]
    [InlineData("2026-03-29T01:59+01:00", "2026-03-29 02:30", true)]
    [InlineData("2026-03-29T03:00+02:00", "2026-03-29 02:30", false)]
    public void A_freeze_lasts_until_the_clock_shows_its_end_for_the_last_time(string now, string to, bool frozen) => Assert.Equal(
        frozen,
        !new WindowCalendar([], [Freeze.Parse("2026-01-01", to, "Europe/Amsterdam", "of the audit")]).At(Moments.Of(now)).IsOpen);

    private static WindowAnswer Ask(string now) => new WindowCalendar([DeploymentWindow.Parse(Days.All, "02:15-02:45", "Europe/Amsterdam")], []).At(Moments.Of(now));
}
