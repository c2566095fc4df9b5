using System.Text.Json.Serialization;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Channels;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Papers;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Umbrella;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Ledger;

/// <summary>Something that was decided, found or deployed: one commit of the ledger. It never changes. Each kind knows its rule and its effect.</summary>
[JsonDerivedType(typeof(PolicyAdopted), "policy-adopted")]
[JsonDerivedType(typeof(EvidenceRecorded), "evidence")]
[JsonDerivedType(typeof(EvidenceWithdrawn), "evidence-withdrawn")]
[JsonDerivedType(typeof(BundleSealed), "bundle-sealed")]
[JsonDerivedType(typeof(BundleMerged), "bundle-merged")]
[JsonDerivedType(typeof(BundleBanned), "bundle-banned")]
[JsonDerivedType(typeof(VoteCast), "vote")]
[JsonDerivedType(typeof(DecisionMade), "decision")]
[JsonDerivedType(typeof(EmergencyDeclared), "emergency")]
[JsonDerivedType(typeof(OverrideSigned), "override")]
[JsonDerivedType(typeof(DeploymentStarted), "deployment-started")]
[JsonDerivedType(typeof(DeploymentSucceeded), "deployment-succeeded")]
[JsonDerivedType(typeof(DeploymentFailed), "deployment-failed")]
[JsonDerivedType(typeof(EnvironmentHeld), "environment-held")]
[JsonDerivedType(typeof(EnvironmentUnheld), "environment-unheld")]
[JsonDerivedType(typeof(LineStopped), "line-stopped")]
[JsonDerivedType(typeof(LineStarted), "line-started")]
[JsonDerivedType(typeof(UmbrellaOpened), "umbrella-opened")]
[JsonDerivedType(typeof(UmbrellaJoined), "umbrella-joined")]
[JsonDerivedType(typeof(UmbrellaLeft), "umbrella-left")]
[JsonDerivedType(typeof(UmbrellaCut), "umbrella-cut")]
[JsonDerivedType(typeof(ChannelMoved), "channel-moved")]
[JsonDerivedType(typeof(PapersKept), "papers-kept")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
internal abstract record LedgerEvent
{
    /// <summary>The schema of events that this code writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of this event's schema.</summary>
    [JsonPropertyOrder(-3)]
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>When it happened; never before the event before it.</summary>
    [JsonPropertyOrder(-2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    [JsonPropertyOrder(-1)]
    public required Person By { get; init; }

    /// <summary>What happened, in one sentence for people, without the date: <c>sre votes GO on 2026-11-25.1: p95 180 ms</c>.</summary>
    /// <param name="state">The state before the event.</param>
    public abstract string Sentence(LedgerState state);

    /// <summary>Every reason why it cannot happen in <paramref name="state"/>; empty: it can.</summary>
    public abstract IEnumerable<string> Refusals(LedgerState state);

    /// <summary>The state after it; it is not asked whether it could happen.</summary>
    public abstract LedgerState Apply(LedgerState state);
}
