namespace Pipeline.Workflows.Triggers;

/// <summary>A time at which the workflow of the default branch runs.</summary>
/// <param name="Cron">Five POSIX cron fields: minute, hour, day of month, month, day of week.</param>
public sealed record Schedule(string Cron)
{
    /// <summary>The IANA time zone that the fields are meant in, such as <c>Europe/Amsterdam</c>. Default: UTC.</summary>
    public string TimeZone { get; init; } = "UTC";
}
