using NodaTime;

namespace Pipeline.Releases.Schedules;

/// <summary>One opening of a window: a single span, but two when the clock is set back across one of its ends.</summary>
/// <param name="Spans">The spans in which the clock shows an hour of the window, in order; at least one.</param>
internal sealed record WindowOpening(IReadOnlyList<Interval> Spans)
{
    /// <summary>From the first opening until the last closing.</summary>
    public Interval Whole => new(Spans[0].Start, Spans[^1].End);

    /// <summary>Finds when the clock of a zone shows a time from <paramref name="start"/> until <paramref name="end"/>; null when it never does.</summary>
    public static WindowOpening? Of(DateTimeZone zone, LocalDateTime start, LocalDateTime end)
    {
        List<Interval> spans = [];
        foreach (var part in zone.GetZoneIntervals(start.InUtc().ToInstant() - Duration.FromDays(1), end.InUtc().ToInstant() + Duration.FromDays(1)))
        {
            var (from, until) = (start.WithOffset(part.WallOffset).ToInstant(), end.WithOffset(part.WallOffset).ToInstant());
            if (part.HasStart)
                from = Instant.Max(from, part.Start);
            if (part.HasEnd)
                until = Instant.Min(until, part.End);
            if (from >= until)
                continue;
            if (spans is [.., var last] && last.End == from)
                spans[^1] = new Interval(last.Start, until);
            else
                spans.Add(new Interval(from, until));
        }

        return spans.Count > 0 ? new WindowOpening(spans) : null;
    }
}
