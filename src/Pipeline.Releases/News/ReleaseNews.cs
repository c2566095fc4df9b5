using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Channels;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Papers;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.News;

/// <summary>An event of the ledger, as a channel tells it (D18).</summary>
internal sealed record ReleaseNews
{
    /// <summary>What it means.</summary>
    public required NewsTone Tone { get; init; }

    /// <summary>What happened, in one sentence that names who did it.</summary>
    public required string Sentence { get; init; }

    /// <summary>Who did it.</summary>
    public required Person By { get; init; }

    /// <summary>More of it, line by line; empty: nothing.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>The bundle that it is about; null: none in particular.</summary>
    public BundleState? Bundle { get; init; }

    /// <summary>How long it took; null: it took no time.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The news that <paramref name="happened"/> is; null: it is none, for what was measured is told with what follows from it.</summary>
    /// <param name="before">The ledger before it.</param>
    /// <param name="after">The ledger with it.</param>
    /// <param name="happened">The event.</param>
    public static ReleaseNews? Of(LedgerState before, LedgerState after, LedgerEvent happened)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(happened);
        if (happened is EvidenceRecorded or PapersKept)
            return null;
        var decided = happened as DecisionMade;
        return new ReleaseNews
        {
            Tone = ToneOf(happened),
            // Its reasons have lines of their own.
            Sentence = (decided is null ? happened : decided with { Reasons = [] }).Sentence(before),
            Details = decided?.Reasons ?? [],
            By = happened.By,
            Bundle = BundleOf(happened) is { } id ? after.Bundles.GetValueOrDefault(id.Value) : null,
            Duration = DurationOf(before, happened),
        };
    }

    private static NewsTone ToneOf(LedgerEvent happened) => happened switch
    {
        VoteCast vote => vote.Ballot == Ballot.Go ? NewsTone.Good : NewsTone.Bad,
        DecisionMade decision => decision.Outcome switch { Decision.Go => NewsTone.Good, Decision.NoGo => NewsTone.Bad, _ => NewsTone.Waiting },
        DeploymentStarted => NewsTone.Waiting,
        DeploymentSucceeded or EnvironmentUnheld or LineStarted => NewsTone.Good,
        DeploymentFailed or BundleBanned or EvidenceWithdrawn or EnvironmentHeld or LineStopped => NewsTone.Bad,
        OverrideSigned or EmergencyDeclared => NewsTone.Warning,
        _ => NewsTone.Neutral,
    };

    private static Digest? BundleOf(LedgerEvent happened) => happened switch
    {
        BundleSealed one => one.Bundle.Id,
        BundleMerged one => one.Bundle,
        BundleBanned one => one.Bundle,
        EvidenceWithdrawn one => one.Subject,
        EmergencyDeclared one => one.Bundle,
        VoteCast one => one.Bundle,
        DecisionMade one => one.Bundle,
        OverrideSigned one => one.Bundle,
        DeploymentStarted one => one.Bundle,
        DeploymentSucceeded one => one.Bundle,
        DeploymentFailed one => one.Bundle,
        ChannelMoved one => one.Bundle,
        _ => null,
    };

    private static TimeSpan? DurationOf(LedgerState before, LedgerEvent happened)
    {
        var (environment, bundle) = happened switch
        {
            DeploymentSucceeded one => (one.Environment, one.Bundle),
            DeploymentFailed one => (one.Environment, one.Bundle),
            _ => (null, default),
        };
        return environment is not null && before.Environment(environment).UnderWay is { } underWay && underWay.Bundle == bundle ? happened.At - underWay.Since : null;
    }
}
