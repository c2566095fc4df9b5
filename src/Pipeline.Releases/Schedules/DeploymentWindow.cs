using NodaTime;
using Pipeline.Core.Errors;

namespace Pipeline.Releases.Schedules;

/// <summary>
/// Hours of some days in which deployments are allowed: open exactly while the clock of the zone shows a time from <see cref="From"/> until
/// <see cref="To"/>. Of hours that daylight saving skips nothing is left, those that it repeats count both times.
/// </summary>
public sealed record DeploymentWindow
{
    /// <summary>The days on which it opens.</summary>
    public required Days Days { get; init => field = value.Checked("A window"); }

    /// <summary>When it opens.</summary>
    public required TimeOnly From { get; init; }

    /// <summary>When it closes; on the next day when that is not after <see cref="From"/>.</summary>
    public required TimeOnly To { get; init; }

    /// <summary>The IANA name of the time zone, such as <c>Asia/Kolkata</c>.</summary>
    public required string TimeZone { get; init => field = TimeZones.Known(value); }

    /// <summary>Reads a window as it is written.</summary>
    /// <param name="days">The days on which it opens.</param>
    /// <param name="hours">From when until when: <c>09:00-17:30</c>; <c>22:00-04:00</c> goes past midnight, <c>00:00-24:00</c> is the whole day.</param>
    /// <param name="timeZone">The IANA name of the time zone.</param>
    /// <exception cref="PipelineException">There are no such hours, days or zone, or the window is empty.</exception>
    public static DeploymentWindow Parse(Days days, string hours, string timeZone)
    {
        ArgumentNullException.ThrowIfNull(hours);
        var at = hours.IndexOf('-', StringComparison.Ordinal);
        var (start, end) = at < 0 ? (hours, "") : (hours[..at].Trim(), hours[(at + 1)..].Trim());
        var to = TimeOnly.MinValue;
        if (!WrittenTimes.TryTime(start, out var from) || (end != "24:00" && !WrittenTimes.TryTime(end, out to)))
            throw new PipelineException($"'{hours}' are no hours of a window. Write from when until when, such as \"09:00-17:30\".");
        if (from == to && end != "24:00")
            throw new PipelineException($"The window '{hours}' is empty: it closes when it opens. The whole day is \"00:00-24:00\".");
        return new DeploymentWindow { Days = days, From = from, To = to, TimeZone = timeZone };
    }

    /// <summary><c>Monday to Friday 09:00-17:30 Asia/Kolkata</c>.</summary>
    public override string ToString() => $"{Days.Text()} {From.Text()}-{(To == TimeOnly.MinValue ? "24:00" : To.Text())} {TimeZone}";

    /// <summary>When it is open from the day before <paramref name="from"/> on until <paramref name="until"/>, in order; one entry for each day that has any.</summary>
    internal IEnumerable<WindowOpening> Openings(Instant from, Instant until)
    {
        var zone = TimeZones.Find(TimeZone);
        var last = until.InZone(zone).Date;
        for (var date = from.InZone(zone).Date.PlusDays(-1); date <= last; date = date.PlusDays(1))
        {
            if (Days.Includes(date.DayOfWeek) && WindowOpening.Of(zone, date.At(Noda(From)), date.PlusDays(To <= From ? 1 : 0).At(Noda(To))) is { } opening)
                yield return opening;
        }
    }

    private static LocalTime Noda(TimeOnly time) => LocalTime.FromTicksSinceMidnight(time.Ticks);
}
