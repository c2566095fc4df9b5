using Pipeline.Releases.Bundles;
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
        var passed = policy.After.Select(name => (Name: name, At: state.Environment(name).FirstPassed(bundle))).ToList();
        var missing = passed.Where(one => one.At is null).Select(one => one.Name).ToList();
        if (policy.AfterAny && missing.Count == passed.Count)
            return [new Reason(ReasonKind.Order, $"{bundle} has passed none of {string.Join(", ", missing)}", Promote(missing[0], bundle))];
        if (!policy.AfterAny && missing.Count > 0)
            return missing.Select(name => new Reason(ReasonKind.Order, $"{bundle} has not passed {name}", Promote(name, bundle)));
        return bundle.Emergency is null ? Soak(passed.Where(one => one.At is not null).Select(one => (one.Name, one.At!.Value)), bundle, policy, now) : [];
    }

    // Of several that must all be passed the last counts, of any the first.
    private static IEnumerable<Reason> Soak(IEnumerable<(string Name, DateTimeOffset At)> passed, BundleState bundle, EnvironmentPolicy policy, DateTimeOffset now)
    {
        var (name, since) = policy.AfterAny ? passed.MinBy(one => one.At) : passed.MaxBy(one => one.At);
        if (now - since >= policy.Soak)
            yield break;
        yield return new Reason(
            ReasonKind.Soak,
            $"{bundle} runs in {name} for {TimeText.Length(now - since)} of {TimeText.Length(policy.Soak)}",
            $"wait until {TimeText.Minute(since + policy.Soak)}");
    }

    private static string Promote(string environment, BundleState bundle) => $"./build.sh Promote --to {environment} --bundle {bundle.Release}";
}
