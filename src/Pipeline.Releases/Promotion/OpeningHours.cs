using System.Globalization;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Schedules;

namespace Pipeline.Releases.Promotion;

/// <summary>When an environment takes deployments, and how many.</summary>
internal static class OpeningHours
{
    /// <summary>Why it takes none now; empty: it does. An emergency waits for nothing (D11).</summary>
    public static IEnumerable<Reason> Reasons(LedgerState state, BundleState bundle, EnvironmentPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(policy);
        if (bundle.IsEmergencyFor(policy))
            yield break;
        var answer = new WindowCalendar(policy.Windows, policy.Freezes).At(now);
        if (answer.Why is { } why)
        {
            yield return new Reason(ReasonKind.Window, $"{policy.Name} takes nothing now: {why}", answer.OpensAt is { } opens ? $"wait until {Shown(opens)}" : "it does not open within a year; change its windows");
            yield break;
        }

        var span = answer.Current!.Value;
        var taken = Taken(state, policy, span, bundle.IsRehearsal);
        if (policy.AtMostPerWindow is { } most && taken >= most)
            yield return new Reason(ReasonKind.Quota, string.Create(CultureInfo.InvariantCulture, $"{policy.Name} has taken {taken} of {most} deployments since {Shown(span.Start)}"), $"wait until after {Shown(span.End)}");
    }

    /// <summary>How many deployments of how many the environment has taken, and until when that counts; null: it counts none, or takes none now.</summary>
    public static (int Taken, int Most, DateTimeOffset Until)? Quota(LedgerState state, EnvironmentPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(policy);
        return policy.AtMostPerWindow is { } most && new WindowCalendar(policy.Windows, policy.Freezes).At(now).Current is { } span ? (Taken(state, policy, span, state.Environment(policy.Name).Current?.IsRehearsal ?? false), most, span.End) : null;
    }

    private static int Taken(LedgerState state, EnvironmentPolicy policy, OpenSpan span, bool rehearsals) =>
        state.Environment(policy.Name).Deployments.Count(deployment => deployment is { Succeeded: true, IsRollback: false } && (rehearsals || !deployment.IsRehearsal) && deployment.At >= span.Start && deployment.At < span.End);

    private static string Shown(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
