using System.Globalization;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Promotion;

namespace Pipeline.Releases.Votes;

/// <summary>What votes are missing.</summary>
internal static class VoteRules
{
    /// <summary>Why the role of <paramref name="tally"/> does not approve, and who can change that.</summary>
    public static Reason Missing(RoleTally tally, BundleState bundle, string environment)
    {
        ArgumentNullException.ThrowIfNull(tally);
        ArgumentNullException.ThrowIfNull(bundle);
        var against = string.Join(", ", tally.NoGo.Select(vote => $"{vote.By}: {vote.Because}"));
        if (tally.Vetoes)
            return new Reason(ReasonKind.Veto, $"{tally.Role.Name} says NO-GO ({against})", $"whoever said so can change it until the decision: ./build.sh Vote --go --as {tally.Role.Name} --bundle {bundle.Release}");
        var votes = string.Create(CultureInfo.InvariantCulture, $"{tally.Role.Name} has {tally.Go.Count} of {tally.Role.Quorum} GO{(tally.NoGo.Count == 0 ? "" : $", and NO-GO ({against})")}");
        return new Reason(ReasonKind.Vote, votes, $"{tally.Role.People}: ./build.sh Vote --go --as {tally.Role.Name} --environment {environment} --bundle {bundle.Release}");
    }
}
