using Pipeline.Releases.Bundles;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Votes;

namespace Pipeline.Reports.Releases;

/// <summary>How the roles of an environment stand on a bundle.</summary>
internal static class VoteText
{
    /// <summary>A line for each role: who voted what and why, and who can give what is missing.</summary>
    public static IEnumerable<string> Of(BundleState bundle, EnvironmentPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        ArgumentNullException.ThrowIfNull(policy);
        return RoleTally.Of(policy.Approvers(bundle.IsEmergencyFor(policy)), bundle, policy.Name).Select(Of);
    }

    private static string Of(RoleTally tally)
    {
        List<string> said =
        [
            .. tally.Go.Concat(tally.NoGo).Select(vote => $"{Words.Of(vote.Ballot)} by {vote.By}{(string.IsNullOrWhiteSpace(vote.Because) ? "" : $" ({vote.Because})")}"),
            .. tally.Approves || tally.Vetoes ? [] : new[] { $"{tally.Role.Quorum - tally.Go.Count} GO missing, from {Missing(tally)}" },
        ];
        return $"{tally.Role.Name}{(tally.Role.Veto ? " (veto)" : "")}: {string.Join(", ", said)}";
    }

    // Whoever has voted GO has given what they can.
    private static string Missing(RoleTally tally)
    {
        var left = tally.Role.Members.Where(member => !tally.Go.Any(vote => (tally.Role with { Members = [member], Team = null }).Has(vote.By, rehearsal: false))).ToList();
        return left.Count == 0 ? tally.Role.People : (tally.Role with { Members = left }).People;
    }
}
