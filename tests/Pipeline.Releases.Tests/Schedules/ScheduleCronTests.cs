using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Tests.Schedules;

public class ScheduleCronTests
{
    [Theory]
    [InlineData(Days.Weekdays, "0 17 * * 1-5")]
    [InlineData(Days.Thursday, "0 17 * * 4")]
    [InlineData(Days.Weekend, "0 17 * * 0,6")]
    [InlineData(Days.Monday | Days.Thursday | Days.Sunday, "0 17 * * 0,1,4")]
    [InlineData(Days.Sunday | Days.Monday | Days.Tuesday, "0 17 * * 0-2")]
    [InlineData(Days.All, "0 17 * * *")]
    public void The_days_are_numbered_from_Sunday(Days days, string cron) =>
        Assert.Equal([new CronEntry(cron, "Asia/Kolkata")], Schedule(r => r.Every(days).At("17:00", "Asia/Kolkata")).ToCron());

    [Theory]
    [InlineData(1, "0 16 * * 1-5")]
    [InlineData(17, "0 0 * * 1-5")]
    [InlineData(18, "0 23 * * 0-4")]
    [InlineData(42, "0 23 * * 0,1,2,3,6")]
    [InlineData(144, "0 17 * * 2-6")]
    public void A_decision_may_fall_on_another_day(int hours, string cron) =>
        Assert.Equal([cron], Schedule(r => r.Every(Days.Weekdays).At("17:00", "UTC").GoNoGo(hours)).ToGoNoGoCron().Select(entry => entry.Cron));

    [Fact]
    public void Dates_become_days_of_their_months() => Assert.Equal(
        ["30 9 * * 4", "30 9 15 1 *", "30 9 1,15 12 *"],
        Schedule(r => r.Every(Days.Thursday).On("2026-12-15", "2026-12-01", "2027-01-15", "2027-12-01").At("09:30", "UTC")).ToCron().Select(entry => entry.Cron));

    [Fact]
    public void A_decision_on_the_eve_of_the_first_is_in_the_month_before() =>
        Assert.Equal(["0 21 28 2 *"], Schedule(r => r.On("2027-03-01").At("09:00", "UTC").GoNoGo(hoursBefore: 12)).ToGoNoGoCron().Select(entry => entry.Cron));

    private static ReleaseSchedule Schedule(Func<ReleaseScheduleBuilder, ReleaseScheduleBuilder> describe) => ReleaseSchedule.Describe(describe);
}
