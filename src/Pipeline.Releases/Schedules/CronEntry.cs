namespace Pipeline.Releases.Schedules;

/// <summary>An entry of a workflow's timer.</summary>
/// <param name="Cron">Five POSIX fields: minute, hour, day of month, month, day of week.</param>
/// <param name="TimeZone">The IANA time zone that they are meant in.</param>
internal sealed record CronEntry(string Cron, string TimeZone);
