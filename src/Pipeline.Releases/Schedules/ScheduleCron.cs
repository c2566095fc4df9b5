namespace Pipeline.Releases.Schedules;

/// <summary>
/// A schedule as timers say it. They know neither years nor exceptions: whoever is started by one asks <see cref="ReleaseCalendar.Due"/> whether there is something to do.
/// </summary>
internal static class ScheduleCron
{
    /// <summary>The timers of the releases.</summary>
    public static IReadOnlyList<CronEntry> ToCron(this ReleaseSchedule schedule) => Entries(schedule, TimeSpan.Zero);

    /// <summary>The timers of the decisions, some of which may fall on a day before.</summary>
    public static IReadOnlyList<CronEntry> ToGoNoGoCron(this ReleaseSchedule schedule) => Entries(schedule, schedule.GoNoGoBefore);

    private static IReadOnlyList<CronEntry> Entries(ReleaseSchedule schedule, TimeSpan before)
    {
        var time = schedule.At.Add(-before, out var days);
        var clock = $"{time.Minute} {time.Hour}";
        string[] weekly = schedule.Days == Days.None ? [] : [$"{clock} * * {DaysOfWeek(schedule.Days, days)}"];
        var dated = schedule.Dates.Select(date => date.AddDays(days)).GroupBy(date => date.Month).OrderBy(month => month.Key)
            .Select(month => $"{clock} {string.Join(',', month.Select(date => date.Day).Distinct().Order())} {month.Key} *");
        return [.. weekly.Concat(dated).Select(cron => new CronEntry(cron, schedule.TimeZone))];
    }

    private static string DaysOfWeek(Days days, int shift)
    {
        int[] numbers = [.. days.Numbers().Select(day => (day + shift + 7) % 7).Order()];
        return numbers.Length switch
        {
            7 => "*",
            > 2 when numbers[^1] - numbers[0] == numbers.Length - 1 => $"{numbers[0]}-{numbers[^1]}",
            _ => string.Join(',', numbers),
        };
    }
}
