using Pipeline.Releases.Bundles;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;

namespace Pipeline.Reports.Releases;

/// <summary>One environment: what runs, what stands in the way, and what could come next.</summary>
internal static class EnvironmentStatus
{
    private const int Shown = 12;

    /// <summary>Writes it.</summary>
    public static void Write(ColumnText text, LedgerState state, EnvironmentPolicy policy, DateTimeOffset now)
    {
        var environment = state.Environment(policy.Name);
        text.Line(policy.Name);
        if (PastTheRules(state, policy.Name) is { } signed)
            text.Line("  ", signed, 4);
        if (environment.Unsettled is { } unsettled)
            text.Line("  ", $"NOT CERTAIN what runs here since {Moments.Utc(unsettled.Since)}: {unsettled.Because}; ./build.sh Rollback --environment {policy.Name}", 4);
        if (environment.Held is { } held)
            text.Line("  ", $"HELD since {Moments.Utc(held.Since)} by {held.By}: {held.Because}; ./build.sh Unhold --environment {policy.Name}", 4);
        text.Field("runs", Running(state, environment));
        if (environment.UnderWay is { } underWay)
            text.Field("under way", $"{(underWay.IsRollback ? "back to " : "")}{BundleName.Of(state, underWay.Bundle)} since {Moments.Utc(underWay.Since)}, by {underWay.By}{(underWay.Until <= now ? "; LOST: nothing was heard of it in time" : $", at the latest until {Moments.Utc(underWay.Until)}")}");
        text.Field("window", WindowText.Of(policy, now));
        if (OpeningHours.Quota(state, policy, now) is var (taken, most, until))
            text.Field("quota", $"{Math.Max(0, most - taken)} of {most} left until {Moments.Local(until)}");
        WriteCandidate(text, state, policy, environment, now);
    }

    /// <summary>That what runs there went past the rules, and who signed it; null: it did not.</summary>
    public static string? PastTheRules(LedgerState state, string environment)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Environment(environment).Current is not { ByOverride: true } current)
            return null;
        var signatures = state.Bundles[current.Bundle.Value].Overrides.GetValueOrDefault(environment) ?? [];
        return $"RUNS PAST THE RULES: {BundleName.Of(state, current.Bundle)}, signed by {string.Join(" and by ", signatures.Select(signature => $"{signature.By} as {signature.Role}: {signature.Because}"))}";
    }

    private static string Running(LedgerState state, EnvironmentState environment) => environment.Current is { } current
        ? $"{BundleName.Of(state, current.Bundle)} since {Moments.Utc(current.At)}, by {current.By}{(current.IsRollback ? ", by a rollback" : "")}"
        : "nothing that the ledger knows of";

    private static void WriteCandidate(ColumnText text, LedgerState state, EnvironmentPolicy policy, EnvironmentState environment, DateTimeOffset now)
    {
        if (Candidate.Of(state, policy) is not { } bundle)
        {
            text.Field("next", "no newer bundle");
            return;
        }

        var reasons = Why.Of(state, bundle, policy.Name, now, runtime: null);
        text.Field("next", $"{bundle}{(bundle.Emergency is { } emergency ? $", EMERGENCY: {emergency.Because}" : "")}");
        if (environment.Deployments is [.., { Succeeded: false } failed] && failed.Bundle == bundle.Bundle.Id)
            text.Field("", $"failed here at {Moments.Utc(failed.At)}: {failed.Remark}");
        if (reasons.Count == 0)
            text.Fields("", ["nothing keeps it:", WhyText.Command(bundle, policy.Name)]);
        text.Numbered(12, reasons.Take(Shown).Select(reason => reason.Text));
        if (reasons.Count > Shown)
            text.Field("", $"and {reasons.Count - Shown} reasons more: ./build.sh Why --environment {policy.Name} --bundle {bundle.Release}");
        var gate = GateEvaluation.Of(state, policy, bundle, now);
        if (gate.Answers.Count > 0)
            text.Field("gate", $"{(gate.Closing.Any() ? "shut" : "open")}: {gate.Answers.Count(answer => answer.Verdict == CriterionVerdict.Passed)} of {gate.Answers.Count} criteria hold");
        text.Fields("votes", VoteText.Of(bundle, policy));
    }
}
