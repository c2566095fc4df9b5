namespace Pipeline.Releases.Schedules;

/// <summary>Whether a deployment is allowed at a time.</summary>
/// <param name="Why">Why it is not: <c>outside the window Monday to Friday 09:00-17:30 Asia/Kolkata</c>; null when it is.</param>
/// <param name="OpensAt">When it is next: the time that was asked about when it is allowed; null when it never is within a year.</param>
/// <param name="Current">The window that is open, from its start until its end, by which deployments are counted; null when none is.</param>
internal sealed record WindowAnswer(string? Why, DateTimeOffset? OpensAt, OpenSpan? Current)
{
    /// <summary>Whether it is allowed.</summary>
    public bool IsOpen => Why is null;
}
