using System.Runtime.CompilerServices;
using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Tests.Schedules;

/// <summary>What docs/schedules.md says.</summary>
public class DocumentedScheduleTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../docs/schedules.md"));

    [Fact]
    public void The_documented_schedules_are_taken()
    {
        IsTaken(
            r => r.Every(Days.Weekdays).At("17:00", "Europe/Amsterdam").GoNoGo(hoursBefore: 1).Except(Holidays.Of("NL")),
            "every weekday at 17:00 Europe/Amsterdam");
        IsTaken(
            r => r.Every(Days.Thursday).On("2026-12-01").At("10:30", "Asia/Kolkata").Except("2027-01-26", "2027-08-15"),
            "every Thursday and on Tuesday 1 December 2026 at 10:30 Asia/Kolkata");
    }

    [Fact]
    public void The_countries_with_holidays_are_listed() =>
        Assert.Contains($"Holidays are known of {string.Join(", ", Holidays.Countries)}:", Page, StringComparison.Ordinal);

    private static void IsTaken(
        Func<ReleaseScheduleBuilder, ReleaseScheduleBuilder> describe, string text, [CallerArgumentExpression(nameof(describe))] string written = "")
    {
        Assert.Contains(written, Page, StringComparison.Ordinal);
        Assert.Equal(text, ReleaseSchedule.Describe(describe).ToString());
    }

    private static string ThisFile([CallerFilePath] string file = "") => file;
}
