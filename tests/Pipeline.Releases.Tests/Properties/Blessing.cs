using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Tests.Properties;

/// <summary>What makes a bundle blessed, told a second time and by nothing but what happened: it knows no state and none of the rules' code.</summary>
internal static class Blessing
{
    /// <summary>Why <paramref name="start"/> puts into production what may not be there; null: it may.</summary>
    public static string? Fault(IReadOnlyList<LedgerEvent> all, DeploymentStarted start)
    {
        var from = all.ToList().FindLastIndex(happened => happened is BundleSealed one && one.Bundle.Id == start.Bundle);
        if (from < 0)
            return "it was never sealed";
        var seal = (BundleSealed)all[from];
        var since = all.Skip(from).ToList();
        var rehearsal = !seal.By.Proven;
        if (rehearsal && start.Runtime != "local")
            return "it is a rehearsal";
        if (all.Any(happened => happened is BundleBanned banned && banned.Bundle == start.Bundle))
            return "it is banned";
        if (start.IsRollback)
            return since.Any(happened => (happened is DeploymentSucceeded done && done.Bundle == start.Bundle && done.Environment == "production")) ? null : "it never ran there";
        if (IsOverridden(since, start.Bundle))
            return null;
        var emergency = since.OfType<EmergencyDeclared>().FirstOrDefault(declared => declared.Bundle == start.Bundle);
        return !rehearsal && !start.By.Proven ? "nobody knows who deploys"
            : seal.Branch != "main" && !since.Any(happened => happened is BundleMerged { Branch: "main" } merged && merged.Bundle == start.Bundle) ? "it is of another branch"
            : !since.Any(happened => happened is DeploymentSucceeded { Environment: "pre-prod" } done && done.Bundle == start.Bundle) ? "it was not rehearsed"
            : Gate(all, seal, emergency is not null, rehearsal) ?? Approval(since, start.Bundle, emergency);
    }

    private static bool IsOverridden(List<LedgerEvent> since, Digest bundle)
    {
        var signed = since.OfType<OverrideSigned>().Where(one => one.Bundle == bundle && one.Environment == "production").ToList();
        return signed.Select(one => one.By.Name).Distinct().Count() >= 2 && signed.Select(one => one.Role).Distinct().Count() >= 2;
    }

    private static string? Gate(IReadOnlyList<LedgerEvent> all, BundleSealed seal, bool isEmergency, bool rehearsal)
    {
        // Sealed again it has nothing other than itself.
        foreach (var module in all.OfType<BundleSealed>().First(one => one.Bundle.Id == seal.Bundle.Id).Bundle.Modules)
        {
            if (Last(all, module.Image!.Value, "UnitTest", rehearsal) is not { } tests || (isEmergency ? tests.Verdict != EvidenceVerdict.Passed : tests.Metrics.GetValueOrDefault("coverage.line") < 80))
                return $"{module.Name} is not tested well";
        }

        return isEmergency || Last(all, seal.Bundle.Id, "IntegrationTest", rehearsal)?.Verdict == EvidenceVerdict.Passed ? null : "integration did not pass";
    }

    private static EvidenceItem? Last(IReadOnlyList<LedgerEvent> all, Digest subject, string name, bool rehearsal)
    {
        var last = all.LastOrDefault(happened => (happened is EvidenceRecorded found && found.Items[0].Subject == subject && found.Items[0].Name == name)
            || (happened is EvidenceWithdrawn gone && gone.Subject == subject && gone.Name == name));
        return last is EvidenceRecorded recorded && (rehearsal || recorded.By.Proven) ? recorded.Items[0] : null;
    }

    private static string? Approval(List<LedgerEvent> since, Digest bundle, EmergencyDeclared? emergency)
    {
        var decided = since.FindLastIndex(happened => happened is DecisionMade { Environment: "production" } decision && decision.Bundle == bundle);
        if (decided < 0 || ((DecisionMade)since[decided]).Outcome != Decision.Go)
            return "nobody decided GO";
        var wasEmergency = emergency is not null;
        if (emergency is not null && since.IndexOf(emergency) > decided)
            return "it was decided before the emergency";
        var standing = since.Take(decided).OfType<VoteCast>().Where(vote => vote.Bundle == bundle && vote.Environment == "production").GroupBy(vote => vote.By.Name).Select(votes => votes.Last()).ToList();
        var go = standing.Where(vote => vote.Ballot == Ballot.Go && !(wasEmergency && emergency!.By.Name == vote.By.Name)).ToLookup(vote => vote.Role);
        return go["lead"].Any() && go["sre"].Count() >= (wasEmergency ? 1 : 2) && (wasEmergency || (go["qa"].Any() && !standing.Exists(vote => vote is { Role: "qa", Ballot: Ballot.NoGo }))) ? null : "roles are missing";
    }
}
