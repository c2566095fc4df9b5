using Pipeline.Releases.Bundles;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Promotion;

/// <summary>
/// The one place that says what keeps a bundle from an environment: every reason at once, with what would change it. Promotion, decision, status,
/// board and chat show its answer; nothing else decides.
/// </summary>
internal static class Why
{
    /// <summary>Every reason; empty: it may go.</summary>
    /// <param name="state">The ledger.</param>
    /// <param name="bundle">The bundle.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="now">The time.</param>
    /// <param name="runtime">What would run it (<c>kubernetes</c>, <c>local</c>); null when that is left open.</param>
    public static IReadOnlyList<Reason> Of(LedgerState state, BundleState bundle, string environment, DateTimeOffset now, string? runtime)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        return OverrideRules.IsComplete(state, bundle, environment) ? [.. Always(state, bundle, environment, now, runtime)] : ByTheRules(state, bundle, environment, now, runtime);
    }

    /// <summary>The same as if nobody had signed that it goes past the rules.</summary>
    public static IReadOnlyList<Reason> ByTheRules(LedgerState state, BundleState bundle, string environment, DateTimeOffset now, string? runtime)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        var always = Always(state, bundle, environment, now, runtime);
        return state.Rules.Find(environment) is { } policy
            ? [.. always, .. Standing(state, policy), .. Progress(state, bundle, policy, now), .. Criteria(state, bundle, policy, now), .. Approval(state, bundle, policy)]
            : [.. always];
    }

    /// <summary>What no override helps against, and keeps an environment from going back.</summary>
    public static IEnumerable<Reason> Always(LedgerState state, BundleState bundle, string environment, DateTimeOffset now, string? runtime)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        if (state.Rules.Find(environment) is not { } policy)
        {
            yield return new Reason(ReasonKind.Unknown, state.Rules.Unknown(environment), null);
            yield break;
        }

        if (bundle.Banned is { } banned)
            yield return new Reason(ReasonKind.Banned, $"{bundle} is banned for ever, by {banned.By}: {banned.Because}", "another bundle can go");
        if (!bundle.IsRehearsal && state.Policy is { By.Proven: false } adopted)
            yield return new Reason(ReasonKind.Rehearsal, $"the criteria in force were adopted by {adopted.By}, for whom nobody vouches, and {bundle} is no rehearsal", "adopt them on the CI server, or sign with a key that the policy lists");
        // The same again is how a deployment goes on whose build was killed.
        if (state.Environment(policy.Name).UnderWay is { } running && running.Until > now && (bundle.IsRehearsal || !running.IsRehearsal) && running.Bundle != bundle.Bundle.Id)
            yield return new Reason(ReasonKind.UnderWay, $"{running.By} deploys {BundleName.Of(state, running.Bundle)} to {policy.Name} since {TimeText.Minute(running.Since)}", $"wait until it ends, at the latest at {TimeText.Minute(running.Until)}, or go back: ./build.sh Rollback --environment {policy.Name}");
        if (policy.TakesBlessedOnly && bundle.IsRehearsal && runtime is not null and not RehearsalRuntime)
            yield return new Reason(ReasonKind.Rehearsal, $"{bundle} is a rehearsal: nobody vouches for {bundle.By}, who sealed it", "it can go to the local runtime (--runtime local); for others seal it on the CI server, or sign it with a key that the policy lists");
    }

    private static IEnumerable<Reason> Standing(LedgerState state, EnvironmentPolicy policy)
    {
        if (state.Stopped is { } stopped)
            yield return new Reason(ReasonKind.Stopped, $"the line is stopped since {TimeText.Minute(stopped.Since)} by {stopped.By}: {stopped.Because}", "./build.sh StartTheLine ends it");
        if (state.Environment(policy.Name).Held is { } held)
            yield return new Reason(ReasonKind.Held, $"{policy.Name} is held since {TimeText.Minute(held.Since)} by {held.By}: {held.Because}", $"./build.sh Unhold --environment {policy.Name} ends it");
    }

    private static IEnumerable<Reason> Progress(LedgerState state, BundleState bundle, EnvironmentPolicy policy, DateTimeOffset now)
    {
        if (policy.TakesBlessedOnly && policy.Branch is { } branch && !bundle.Branches.Contains(branch))
            yield return new Reason(ReasonKind.Branch, $"{bundle} is of {(bundle.Branches.Count == 0 ? "no branch" : string.Join(", ", bundle.Branches))}, and {policy.Name} takes those of {branch}", $"merge into {branch} and seal that: a merge with the same tree keeps this bundle");
        if (state.SupersededBy(bundle, policy.Name) is { } newer)
            yield return new Reason(ReasonKind.Older, $"{policy.Name} runs the newer {newer}", $"./build.sh Rollback --environment {policy.Name} --bundle {bundle.Release} goes back to what ran there");
        foreach (var reason in EnvironmentOrder.Reasons(state, bundle, policy, now))
            yield return reason;
        foreach (var reason in OpeningHours.Reasons(state, bundle, policy, now))
            yield return reason;
    }

    private static IEnumerable<Reason> Criteria(LedgerState state, BundleState bundle, EnvironmentPolicy policy, DateTimeOffset now) =>
        GateEvaluation.Of(state, policy, bundle, now).Closing.Select(answer => answer.Verdict == CriterionVerdict.Missing
            ? new Reason(ReasonKind.Evidence, $"{answer.Of}: {answer.Criterion} - {answer.Fault}", "measure it for this very bundle; evidence of another digest does not count")
            : new Reason(ReasonKind.Criterion, $"{answer.Of}: {answer.Criterion} - {answer.Fault}", "mend it and seal a new bundle, or measure again"));

    private static IEnumerable<Reason> Approval(LedgerState state, BundleState bundle, EnvironmentPolicy policy)
    {
        var roles = policy.Approvers(bundle.IsEmergencyFor(policy));
        var decided = DecisionRules.Standing(state, bundle, policy.Name);
        if (roles.Count == 0 || decided?.Outcome == Decision.Go)
            yield break;
        foreach (var tally in RoleTally.Of(roles, bundle, policy.Name).Where(tally => !tally.Approves))
            yield return VoteRules.Missing(tally, bundle, policy.Name);
        yield return decided is { IsFinal: true }
            ? new Reason(ReasonKind.Decision, $"{bundle} was decided {decided.Word} for {policy.Name} at {TimeText.Minute(decided.At)}", "seal a new bundle")
            : new Reason(ReasonKind.Decision, $"nobody has decided GO on {bundle} for {policy.Name}{(decided is null ? "" : $"; it was {decided.Word} at {TimeText.Minute(decided.At)}")}", $"./build.sh Decide --environment {policy.Name} --bundle {bundle.Release}");
    }

    private const string RehearsalRuntime = "local";
}
