using NodaTime;

namespace Pipeline.Releases.Schedules;

/// <summary>When an environment may be deployed to. With no window that is at any time; a freeze goes before every window.</summary>
/// <param name="Windows">The windows, of which one must be open.</param>
/// <param name="Freezes">The freezes, of which none may last.</param>
internal sealed record WindowCalendar(IReadOnlyList<DeploymentWindow> Windows, IReadOnlyList<Freeze> Freezes)
{
    private static readonly Duration Horizon = Duration.FromDays(366);

    /// <summary>Whether a deployment is allowed at <paramref name="now"/>, and if not, why and from when on.</summary>
    public WindowAnswer At(DateTimeOffset now)
    {
        var instant = Instant.FromDateTimeOffset(now);
        if (LastFreeze(instant) is { } freeze)
            return new WindowAnswer(freeze.ToString(), NextOpening(instant), Current: null);
        return Open(instant) is { } span
            ? new WindowAnswer(Why: null, now, span)
            : new WindowAnswer($"outside the window{(Windows.Count > 1 ? "s" : "")} {string.Join(" or ", Windows)}", NextOpening(instant), Current: null);
    }

    private DateTimeOffset? NextOpening(Instant now)
    {
        var limit = now + Horizon;
        for (Instant? at = now; at <= limit;)
        {
            if (LastFreeze(at.Value) is { } freeze)
                at = freeze.End;
            else if (Open(at.Value) is not null)
                return Shown(at.Value);
            else
                at = NextStart(at.Value, limit);
        }

        return null;
    }

    private Freeze? LastFreeze(Instant at) => Freezes.Where(freeze => freeze.Start <= at && at < freeze.End).MaxBy(freeze => freeze.End);

    private OpenSpan? Open(Instant at)
    {
        if (Windows.Count == 0)
        {
            var day = new DateTimeOffset(at.ToDateTimeUtc().Date, TimeSpan.Zero);
            return new OpenSpan(day, day.AddDays(1));
        }

        return (from window in Windows
                from opening in window.Openings(at, at)
                where opening.Spans.Any(span => span.Contains(at))
                let zone = TimeZones.Find(window.TimeZone)
                select (OpenSpan?)new OpenSpan(zone.Show(opening.Whole.Start), zone.Show(opening.Whole.End))).FirstOrDefault();
    }

    private Instant? NextStart(Instant after, Instant limit) => (
        from window in Windows
        from start in window.Openings(after, limit).SelectMany(opening => opening.Spans).Select(span => span.Start).Where(start => start > after).Take(1)
        select (Instant?)start).Min();

    // The time of the first window's zone, the one that its author thinks in.
    private DateTimeOffset Shown(Instant at) => TimeZones.Find(Windows is [var first, ..] ? first.TimeZone : Freezes[0].TimeZone).Show(at);
}
