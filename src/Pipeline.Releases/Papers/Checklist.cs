using System.Globalization;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Papers;

/// <summary>The checklist of a release (D13, D14, D15). What the ledger shows is ticked; nobody ticks anything.</summary>
internal static class Checklist
{
    private const string Integration = "IntegrationTest";

    // A load test and a sanity check are a build's own targets: known by name, or by what they measure.
    private static readonly string[] Load = ["load", "load-test"];
    private static readonly string[] Sanity = ["sanity", "smoke", Integration];

    /// <summary>Every item, in the order in which a release goes.</summary>
    public static IReadOnlyList<ChecklistItem> Of(LedgerState state, BundleState bundle, EnvironmentPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(policy);
        return
        [
            .. policy.Branch is { } branch ? [Merge(bundle, branch)] : Array.Empty<ChecklistItem>(),
            .. policy.After.Select(name => Passed(state, bundle, name)),
            .. GateEvaluation.Of(state, policy, bundle, now).Answers.Select(answer => Criterion(answer, policy)),
            Measured(state, bundle, "the integration suite ran on exactly this bundle", "qa", policy, item => item.Name == Integration),
            Measured(state, bundle, "a load test ran on exactly this bundle", "qa", policy, item => Load.Contains(item.Name, StringComparer.OrdinalIgnoreCase) || item.Metrics.Keys.Any(metric => metric.StartsWith("load.", StringComparison.Ordinal))),
            .. RoleTally.Of(policy.Approvers(bundle.IsEmergencyFor(policy)), bundle, policy.Name).Select(Approval),
            Decided(bundle, policy),
            Checked(state, bundle, policy),
        ];
    }

    private static ChecklistItem Merge(BundleState bundle, string branch) => bundle.Branches.Contains(branch)
        ? new($"it is built from {branch}", $"sealed at {Time(bundle.SealedAt)} by {bundle.By}, commit {bundle.Bundle.Content.Commit}", null)
        : new($"it is built from {branch}", null, "whoever merges");

    private static ChecklistItem Passed(LedgerState state, BundleState bundle, string environment) => state.Environment(environment).FirstPassed(bundle) is { } at
        ? new($"it has passed {environment}", $"deployed there at {Time(at)}", null)
        : new($"it has passed {environment}", null, $"whoever runs ./build.sh Promote --to {environment} --bundle {bundle.Release}");

    private static ChecklistItem Criterion(CriterionAnswer answer, EnvironmentPolicy policy)
    {
        var text = $"{answer.Of}: {answer.Criterion}";
        return answer is { Verdict: CriterionVerdict.Passed, Evidence: { } evidence } ? new(text, Shown(evidence, answer.Value), null) : new($"{text} ({answer.Fault})", null, answer.Module is { } module ? $"whoever leads {module}" : PaperRoles.Of(policy, "qa"));
    }

    private static ChecklistItem Measured(LedgerState state, BundleState bundle, string text, string role, EnvironmentPolicy policy, Func<EvidenceItem, bool> isMeant) =>
        Find(state, bundle, isMeant, since: null) is { } evidence ? new(text, Shown(evidence, null), null) : new(text, null, PaperRoles.Of(policy, role));

    private static ChecklistItem Approval(RoleTally tally) => tally.Approves
        ? new($"{tally.Role.Name} approves", string.Join(", ", tally.Go.Select(vote => $"GO by {vote.By} at {Time(vote.At)}")), null)
        : new($"{tally.Role.Name} approves{(tally.NoGo.Count == 0 ? "" : $" (NO-GO by {string.Join(", ", tally.NoGo.Select(vote => $"{vote.By}: {vote.Because}"))})")}", null, tally.Role.People);

    private static ChecklistItem Decided(BundleState bundle, EnvironmentPolicy policy) => bundle.Decisions.GetValueOrDefault(policy.Name) is { Outcome: Decision.Go } decided
        ? new("it was decided GO", $"at {Time(decided.At)}", null)
        : new("it was decided GO", null, $"whoever runs ./build.sh Decide --environment {policy.Name} --bundle {bundle.Release}");

    // The suite in another environment says nothing of this one.
    private static ChecklistItem Checked(LedgerState state, BundleState bundle, EnvironmentPolicy policy)
    {
        var text = $"after its deployment to {policy.Name} a sanity check passed";
        return state.Environment(policy.Name).Deployments.Find(deployment => deployment.Succeeded && deployment.Bundle == bundle.Bundle.Id && deployment.CountsFor(bundle)) is { } deployed
            && Find(state, bundle, item => item.Environment == policy.Name && Sanity.Contains(item.Name, StringComparer.OrdinalIgnoreCase), deployed.At) is { } evidence
            ? new(text, Shown(evidence, null), null)
            : new(text, null, PaperRoles.Of(policy, "qa"));
    }

    private static RecordedEvidence? Find(LedgerState state, BundleState bundle, Func<EvidenceItem, bool> isMeant, DateTimeOffset? since) =>
        state.EvidenceOf(bundle.Bundle.Id)
            .Where(evidence => evidence is { Withdrawn: null, Item.Verdict: EvidenceVerdict.Passed } && (bundle.IsRehearsal || evidence.By.Proven) && isMeant(evidence.Item) && !(evidence.At < since))
            .MaxBy(evidence => evidence.At);

    private static string Shown(RecordedEvidence evidence, double? value) =>
        string.Create(CultureInfo.InvariantCulture, $"{(value is null ? "" : $"{value:0.##}, ")}{evidence.Item.Name} at {Time(evidence.At)} by {evidence.By}{(evidence.Item.Link is { } link ? $", {link}" : "")}");

    private static string Time(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
