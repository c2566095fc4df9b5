using Pipeline.Core.Artifacts;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Channels;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Papers;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Votes;

namespace Pipeline.Reports.Releases;

/// <summary>An event of the ledger, as a diary tells it.</summary>
/// <param name="At">When it happened.</param>
/// <param name="By">Who did it.</param>
/// <param name="Sentence">What happened.</param>
/// <param name="Subjects">The bundle, or the artifacts, that it is about; empty: it is about none.</param>
/// <param name="Environment">The environment that it is about; null: none in particular.</param>
internal sealed record DiaryEntry(DateTimeOffset At, Person By, string Sentence, IReadOnlyList<Digest> Subjects, string? Environment)
{
    /// <summary>The entry of <paramref name="happened"/>.</summary>
    /// <param name="before">The ledger before it.</param>
    /// <param name="happened">The event.</param>
    public static DiaryEntry Of(LedgerState before, LedgerEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        var (subjects, environment) = About(happened);
        return new DiaryEntry(happened.At, happened.By, happened.Sentence(before), subjects, environment);
    }

    /// <summary>The entries of events that follow each other.</summary>
    /// <param name="before">The ledger before the first.</param>
    /// <param name="events">The events.</param>
    public static IReadOnlyList<DiaryEntry> Of(LedgerState before, IEnumerable<LedgerEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        List<DiaryEntry> entries = [];
        foreach (var happened in events)
        {
            entries.Add(Of(before, happened));
            before = before.After(happened);
        }

        return entries;
    }

    /// <summary>The bundle or artifacts, and the environment, that <paramref name="happened"/> names.</summary>
    public static (IReadOnlyList<Digest> Subjects, string? Environment) About(LedgerEvent happened) => happened switch
    {
        EvidenceRecorded one => ([.. one.Items.Select(item => item.Subject)], one.Items.Count == 0 ? null : one.Items[0].Environment),
        EvidenceWithdrawn one => ([one.Subject], null),
        BundleSealed one => ([one.Bundle.Id], null),
        BundleMerged one => ([one.Bundle], null),
        BundleBanned one => ([one.Bundle], null),
        EmergencyDeclared one => ([one.Bundle], null),
        VoteCast one => ([one.Bundle], one.Environment),
        DecisionMade one => ([one.Bundle], one.Environment),
        OverrideSigned one => ([one.Bundle], one.Environment),
        DeploymentStarted one => ([one.Bundle], one.Environment),
        DeploymentSucceeded one => ([one.Bundle], one.Environment),
        DeploymentFailed one => ([one.Bundle, .. one.ReturnedTo is { } back ? new[] { back } : []], one.Environment),
        PapersKept one => ([one.Bundle], one.Environment),
        ChannelMoved one => ([one.Bundle], null),
        EnvironmentHeld one => ([], one.Environment),
        EnvironmentUnheld one => ([], one.Environment),
        _ => ([], null),
    };
}
