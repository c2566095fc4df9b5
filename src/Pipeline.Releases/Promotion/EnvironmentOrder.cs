using Pipeline.Releases.Bundles;
using Pipeline.Releases.Channels;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;

namespace Pipeline.Releases.Promotion;

/// <summary>Which environments a bundle passes first, and for how long.</summary>
internal static class EnvironmentOrder
{
    /// <summary>Every environment before that it has not passed, and the soak time that it has not had.</summary>
    public static IEnumerable<Reason> Reasons(LedgerState state, BundleState bundle, EnvironmentPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(policy);
        if (policy.After.Count == 0)
            return [];
        var passed = policy.After.Select(name => (Name: name, Time: RunTime.Of(state, name, bundle, now, byTheRules: false))).ToList();
        var missing = passed.Where(one => one.Time is null).Select(one => one.Name).ToList();
        if (policy.AfterAny && missing.Count == passed.Count)
            return [new Reason(ReasonKind.Order, $"{bundle} has passed none of {string.Join(", ", missing)}", Promote(missing[0], bundle))];
        if (!policy.AfterAny && missing.Count > 0)
            return missing.Select(name => new Reason(ReasonKind.Order, $"{bundle} has not passed {name}", Promote(name, bundle)));
        return bundle.IsEmergencyFor(policy) ? [] : Soak(state, passed.Where(one => one.Time is not null).Select(one => (one.Name, one.Time!.Value)), bundle, policy, now);
    }

    // Of several that must all be passed the shortest counts, of any the longest.
    private static IEnumerable<Reason> Soak(LedgerState state, IEnumerable<(string Name, TimeSpan Time)> passed, BundleState bundle, EnvironmentPolicy policy, DateTimeOffset now)
    {
        var (name, time) = policy.AfterAny ? passed.MaxBy(one => one.Time) : passed.MinBy(one => one.Time);
        if (time >= policy.Soak)
            yield break;
        yield return state.Running(name, bundle) is { } running && running.Bundle.Id != bundle.Bundle.Id
            ? new Reason(ReasonKind.Soak, $"{bundle} ran in {name} for {TimeText.Length(time)} of {TimeText.Length(policy.Soak)}, and {running} runs there now", $"take {running.Release}, or bring {bundle.Release} back there: ./build.sh Rollback --environment {name} --bundle {bundle.Release}")
            : new Reason(ReasonKind.Soak, $"{bundle} runs in {name} for {TimeText.Length(time)} of {TimeText.Length(policy.Soak)}", $"wait until {TimeText.Minute(now + policy.Soak - time)}");
    }

    private static string Promote(string environment, BundleState bundle) => $"./build.sh Promote --to {environment} --bundle {bundle.Release}";
}
