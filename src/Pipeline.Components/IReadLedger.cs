using Nuke.Common;
using Pipeline.Components.Graph;
using Pipeline.Components.Releases;

namespace Pipeline.Components;

/// <summary>What the ledger says: the state of every environment, why not, the diary, the criteria, and whether the ledger itself is whole.</summary>
public interface IReadLedger : IHazLedger
{
    /// <summary>The cycle that criteria are adopted for. Default: the one that runs.</summary>
    [Parameter("Cycle that criteria are adopted for, such as 2026.12; the one that runs when left out")]
    string? Cycle => TryGetValue(() => Cycle);

    /// <summary>Puts the criteria that the build declares into force. Default: false, they are only shown.</summary>
    [Parameter("Puts the criteria that the build declares into force; in mid-cycle it needs --because")]
    bool Adopt => TryGetValue<bool?>(() => Adopt) ?? false;

    /// <summary>Shows environments, bundles, gates and votes, and what keeps each bundle from the next environment.</summary>
    Target Status => _ => _
        .Description("Show environments and bundles, and what keeps them from going on")
        .Checked(this)
        .Executes(() => LedgerSession.StatusAsync(this));

    /// <summary>Tells everything that keeps a bundle from an environment, and what would change it.</summary>
    Target Why => _ => _
        .Description("Tell everything that keeps a bundle from an environment")
        .Checked(this)
        .Executes(() => LedgerSession.WhyAsync(this));

    /// <summary>Shows the ledger as a diary.</summary>
    Target History => _ => _
        .Description("Show the ledger as a diary")
        .Checked(this)
        .Executes(() => LedgerSession.HistoryAsync(this));

    /// <summary>Shows the criteria of the cycle as Markdown, or puts those that the build declares into force (O2).</summary>
    Target Criteria => _ => _
        .Description("Show the criteria of the cycle, or put the declared ones into force (--adopt)")
        .Checked(this)
        .Executes(() => LedgerSession.CriteriaAsync(this));

    /// <summary>Checks that nobody rewrote, removed, reordered or forged an event, and that every one followed the rules.</summary>
    Target LedgerVerify => _ => _
        .Description("Check the ledger: that nothing was changed, and that every event followed the rules")
        .Checked(this)
        .Executes(() => VerifySession.VerifyAsync(this));
}
