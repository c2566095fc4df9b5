using Pipeline.Releases.Ledger;
using Pipeline.Releases.Schedules;

namespace Pipeline.Reports.Releases;

/// <summary>When the next release is and why, and when each environment takes deployments, for programs such as workflows; published as <c>schemas/next-release.schema.json</c>.</summary>
internal sealed record NextRelease
{
    /// <summary>The schema that this code writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the schema.</summary>
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The time that was asked about.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>When the release is; null: none is planned.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>When it is decided; null: none is planned.</summary>
    public DateTimeOffset? GoNoGoAt { get; init; }

    /// <summary>Whether the time to decide has come.</summary>
    public bool IsGoNoGo { get; init; }

    /// <summary>The rule: <c>every weekday at 17:00 Europe/Amsterdam</c>; null: none is planned.</summary>
    public string? Why { get; init; }

    /// <summary>The dates before it that are passed over.</summary>
    public IReadOnlyList<PassedDate> PassedOver { get; init; } = [];

    /// <summary>Every environment, in the order in which a release passes them.</summary>
    public required IReadOnlyList<EnvironmentWindow> Environments { get; init; }

    /// <summary>What the rules of <paramref name="state"/> say at <paramref name="now"/>.</summary>
    public static NextRelease Of(LedgerState state, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        var next = state.Rules.Schedule is { } schedule ? new ReleaseCalendar(schedule).Next(now) : null;
        return new NextRelease
        {
            Now = now,
            At = next?.At,
            GoNoGoAt = next?.GoNoGoAt,
            IsGoNoGo = next is not null && next.GoNoGoAt <= now,
            Why = next?.Why,
            PassedOver = [.. (next?.PassedOver ?? []).Select(passed => new PassedDate(passed.Date, passed.Why))],
            Environments = [.. state.Rules.Environments.Select(policy => EnvironmentWindow.Of(policy, now))],
        };
    }

    /// <summary>A date that is passed over.</summary>
    internal sealed record PassedDate(DateOnly Date, string Why);

    /// <summary>Whether an environment takes deployments: until when, or why not and from when on.</summary>
    internal sealed record EnvironmentWindow(string Name, bool IsOpen, string? Why, DateTimeOffset? OpensAt, DateTimeOffset? ClosesAt)
    {
        public static EnvironmentWindow Of(Pipeline.Releases.Policies.EnvironmentPolicy policy, DateTimeOffset now)
        {
            var answer = new WindowCalendar(policy.Windows, policy.Freezes).At(now);
            return new EnvironmentWindow(policy.Name, answer.IsOpen, answer.Why, answer.IsOpen ? null : answer.OpensAt, policy.Windows.Count == 0 ? null : answer.Current?.End);
        }
    }
}
