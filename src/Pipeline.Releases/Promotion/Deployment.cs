using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Promotion;

/// <summary>A deployment of a bundle that ended.</summary>
internal sealed record Deployment
{
    /// <summary>The bundle.</summary>
    public required Digest Bundle { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whether the bundle runs there since, verified.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Who deployed it.</summary>
    public required Person By { get; init; }

    /// <summary>Whether it went back to a bundle that had run there before (D16).</summary>
    public bool IsRollback { get; init; }

    /// <summary>Whether it went past the rules by an override.</summary>
    public bool ByOverride { get; init; }

    /// <summary>Whether the bundle was a rehearsal at the time: for a release it shows nothing.</summary>
    public bool IsRehearsal { get; init; }

    /// <summary>Why it failed, or why it went back; null when there is nothing to say.</summary>
    public string? Remark { get; init; }

    /// <summary>Whether it says something to <paramref name="bundle"/>: to a release only what was no rehearsal does.</summary>
    public bool CountsFor(BundleState bundle)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        return bundle.IsRehearsal || !IsRehearsal;
    }
}
