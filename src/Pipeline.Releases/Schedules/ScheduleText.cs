namespace Pipeline.Releases.Schedules;

/// <summary>How a sentence names a schedule.</summary>
internal static class ScheduleText
{
    /// <summary><c>every weekday at 17:00 Asia/Kolkata</c>; <c>every Thursday and on Tuesday 1 December 2026 at 17:00 Asia/Kolkata</c>.</summary>
    public static string Of(ReleaseSchedule schedule)
    {
        string[] days = schedule.Days == Days.None ? [] : [Of(schedule.Days)];
        string[] dates = schedule.Dates.Count == 0 ? [] : [$"on {string.Join(", ", schedule.Dates.Select(WrittenTimes.Text))}"];
        return $"{string.Join(" and ", [.. days, .. dates])} {Time(schedule)}";
    }

    /// <summary>Why there is a release on a date.</summary>
    public static string Of(ReleaseSchedule schedule, DateOnly date) =>
        $"{(schedule.Dates.Contains(date) ? $"on {date.Text()}" : Of(schedule.Days))} {Time(schedule)}";

    private static string Of(Days days) => days switch
    {
        Days.Weekdays => "every weekday",
        Days.All => "every day",
        _ when days.Numbers().Count > 2 && days.Text() is var text && text.Contains(" to ", StringComparison.Ordinal) => $"every day from {text}",
        _ => $"every {days.Text()}",
    };

    private static string Time(ReleaseSchedule schedule) => $"at {schedule.At.Text()} {schedule.TimeZone}";
}
