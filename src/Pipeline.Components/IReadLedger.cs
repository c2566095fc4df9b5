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

    /// <summary>What is asked for when a timer fires: whether the <c>release</c> or its <c>go-no-go</c> is due.</summary>
    [Parameter("Asks whether it is due now: release or go-no-go; a workflow reads the answer from the step's output due")]
    string? Due => TryGetValue(() => Due);

    /// <summary>Tells of the diary only what this person did: a login or an address.</summary>
    [Parameter("Only what this person did, in History")]
    string? Person => TryGetValue(() => Person);

    /// <summary>Tells of the diary only what happened since then, such as <c>2026-11-25</c>.</summary>
    [Parameter("Only what happened since this date, in History")]
    string? Since => TryGetValue(() => Since);

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

    /// <summary>Tells when the next release is, and why then; with <see cref="Due"/>, whether it is due.</summary>
    Target Next => _ => _
        .Description("Tell when the next release is, and why then")
        .Checked(this)
        .Executes(() => LedgerSession.NextAsync(this));

    /// <summary>Shows the ledger as a diary.</summary>
    Target History => _ => _
        .Description("Show the ledger as a diary")
        .Checked(this)
        .Executes(() => LedgerSession.HistoryAsync(this));

    /// <summary>Writes <c>releases.html</c>: environments, candidates with their gates, votes and the end of the diary.</summary>
    Target Board => _ => _
        .Description("Write the page that shows where releases stand")
        .Checked(this)
        .Executes(() => LedgerSession.BoardAsync(this));

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
