using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Releases;

namespace Pipeline.Components;

/// <summary>Vote and Decide: gate keepers say GO or NO-GO, and the rules decide (D9).</summary>
public interface IVoteOnRelease : IHazLedger
{
    /// <summary>Votes for the release.</summary>
    [Parameter("Votes GO")]
    bool Go => TryGetValue<bool?>(() => Go) ?? false;

    /// <summary>Votes against the release; needs a reason.</summary>
    [Parameter("Votes NO-GO; needs --because")]
    bool NoGo => TryGetValue<bool?>(() => NoGo) ?? false;

    /// <summary>Casts your vote on the bundle. It can be changed until the decision; both stand in the ledger.</summary>
    Target Vote => _ => _
        .Description("Vote on a bundle: --go or --no-go, --as ROLE, --because \"...\"")
        .Checked(this)
        .Executes(() => VoteSession.VoteAsync(this));

    /// <summary>Decides by the rules: GO, NO-GO, or HOLD with everything that is missing and who can give it.</summary>
    Target Decide => _ => _
        .Description("Decide by the rules: GO, NO-GO, or HOLD with everything that is missing")
        .After(Vote)
        .Checked(this)
        .Executes(() => VoteSession.DecideAsync(this));
}
