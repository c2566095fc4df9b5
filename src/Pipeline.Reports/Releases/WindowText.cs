using Pipeline.Releases.Policies;
using Pipeline.Releases.Schedules;

namespace Pipeline.Reports.Releases;

/// <summary>Whether an environment takes deployments, and until when or from when on.</summary>
internal static class WindowText
{
    /// <summary><c>open until 2026-11-25 17:30 +01:00</c>, <c>shut, frozen until ...; opens at ...</c>, <c>always open</c>.</summary>
    public static string Of(EnvironmentPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var answer = new WindowCalendar(policy.Windows, policy.Freezes).At(now);
        if (answer.Why is { } why)
            return $"shut, {why}; {(answer.OpensAt is { } opens ? $"opens at {Moments.Local(opens)}" : "it does not open within a year")}";
        DateTimeOffset? end = policy.Windows.Count == 0 ? null : answer.Current!.Value.End;
        var freeze = policy.Freezes.Where(freeze => freeze.Start.ToDateTimeOffset() > now).MinBy(freeze => freeze.Start);
        if (freeze is not null && !(freeze.Start.ToDateTimeOffset() > end))
            return $"open until {Moments.Local(TimeZones.Find(freeze.TimeZone).Show(freeze.Start))}, then {freeze}";
        return end is null ? "always open" : $"open until {Moments.Local(end.Value)}";
    }
}
