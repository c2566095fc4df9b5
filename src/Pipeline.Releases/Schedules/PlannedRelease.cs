namespace Pipeline.Releases.Schedules;

/// <summary>A release that the schedule plans, in the time of its zone.</summary>
/// <param name="Date">The date of the rule.</param>
/// <param name="At">When it is.</param>
/// <param name="GoNoGoAt">When it is decided; never after <paramref name="At"/>.</param>
/// <param name="Why">The rule: <c>every weekday at 17:00 Asia/Kolkata</c>.</param>
/// <param name="PassedOver">The dates that the rule names and that were passed over, since the release before it or the time that was asked about.</param>
internal sealed record PlannedRelease(DateOnly Date, DateTimeOffset At, DateTimeOffset GoNoGoAt, string Why, IReadOnlyList<PassedOver> PassedOver);
