using Pipeline.Core.Errors;
using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Tests.Schedules;

public class ReleaseScheduleTests
{
    public static TheoryData<string, Func<ReleaseScheduleBuilder, ReleaseScheduleBuilder>> Sentences => new()
    {
        { "every weekday at 17:00 Asia/Kolkata", r => r.Every(Days.Weekdays).At("17:00", "Asia/Kolkata") },
        { "every day at 00:00 UTC", r => r.Every(Days.All).At("00:00", "UTC") },
        { "every Thursday at 10:30 Europe/Amsterdam", r => r.Every(Days.Thursday).At("10:30", "Europe/Amsterdam") },
        { "every Monday and Thursday at 10:30 UTC", r => r.Every(Days.Monday).Every(Days.Thursday).At("10:30", "UTC") },
        { "every day from Monday to Thursday at 10:30 UTC", r => r.Every(Days.Weekdays & ~Days.Friday).At("10:30", "UTC") },
        { "every Monday, Wednesday and Friday at 10:30 UTC", r => r.Every(Days.Monday | Days.Wednesday | Days.Friday).At("10:30", "UTC") },
        { "on Tuesday 1 December 2026, Friday 15 January 2027 at 10:30 UTC", r => r.On("2027-01-15", "2026-12-01").At("10:30", "UTC") },
        { "every Thursday and on Tuesday 1 December 2026 at 10:30 UTC", r => r.Every(Days.Thursday).On("2026-12-01").At("10:30", "UTC") },
    };

    public static TheoryData<string, Func<ReleaseScheduleBuilder, ReleaseScheduleBuilder>> Mistakes => new()
    {
        { "The schedule names no day. Add .Every(Days.Weekdays) or .On(\"2026-12-01\").", r => r.At("17:00", "UTC") },
        { "The schedule names no time. Add .At(\"17:00\", \"Asia/Kolkata\").", r => r.Every(Days.All) },
        { "A schedule has no days: 'None'. Name at least one, such as Days.Weekdays or Days.Monday | Days.Thursday.", r => r.Every(Days.None) },
        { "'5 pm' is no time of day. Write hours and minutes of 24 hours, such as \"17:00\".", r => r.At("5 pm", "UTC") },
        { "'24:00' is no time of day. Write hours and minutes of 24 hours, such as \"17:00\".", r => r.At("24:00", "UTC") },
        {
            "There is no time zone 'Asia/Kolkatta'; did you mean 'Asia/Kolkata'? Write a name of the IANA database, such as Asia/Kolkata or UTC.",
            r => r.At("17:00", "Asia/Kolkatta")
        },
        { "'24.12.2026' is no date. Write year, month and day, such as \"2026-12-24\", from the year 1900 to 2999.", r => r.Except("24.12.2026") },
        { "'9999-12-31' is no date. Write year, month and day, such as \"2026-12-24\", from the year 1900 to 2999.", r => r.On("9999-12-31") },
        {
            "The schedule has a release and has none on Thursday 24 December 2026: take the date out of .On or of .Except.",
            r => r.On("2026-12-24").Except("2026-12-24").At("17:00", "UTC")
        },
        {
            "The decision cannot be -01:00:00 before the release. Say whole minutes, from none to six days.",
            r => r.Every(Days.All).At("17:00", "UTC").GoNoGo(hoursBefore: -1)
        },
        {
            "The decision cannot be 6.01:00:00 before the release. Say whole minutes, from none to six days.",
            r => r.Every(Days.All).At("17:00", "UTC").GoNoGo(hoursBefore: 145)
        },
    };

    [Theory]
    [MemberData(nameof(Sentences))]
    public void A_schedule_reads_as_it_is_written(string text, Func<ReleaseScheduleBuilder, ReleaseScheduleBuilder> describe) =>
        Assert.Equal(text, ReleaseSchedule.Describe(describe).ToString());

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_refused_with_what_to_write(string message, Func<ReleaseScheduleBuilder, ReleaseScheduleBuilder> describe) =>
        Assert.Equal(message, Assert.Throws<PipelineException>(() => ReleaseSchedule.Describe(describe)).Message);

    [Fact]
    public void Dates_and_countries_are_kept_once_and_in_order()
    {
        var schedule = ReleaseSchedule.Describe(r => r.Every(Days.All).At("17:00", "UTC")
            .Except("2026-12-31", "2026-12-24").Except("2026-12-24").Except(Holidays.Of("NL")).Except(Holidays.Of("DE")).Except(Holidays.Of("nl")));
        Assert.Equal([new DateOnly(2026, 12, 24), new DateOnly(2026, 12, 31)], schedule.Except);
        Assert.Equal(["DE", "NL"], schedule.Holidays.Select(holidays => holidays.Country));
    }

    [Fact]
    public void A_decision_may_be_hours_and_minutes_before() =>
        Assert.Equal(TimeSpan.FromMinutes(90), ReleaseSchedule.Describe(r => r.Every(Days.All).At("17:00", "UTC").GoNoGo(hoursBefore: 1, minutesBefore: 30)).GoNoGoBefore);
}
