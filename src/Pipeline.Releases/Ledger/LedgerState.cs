using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Pipeline.Releases.Bundles;
using Pipeline.Releases.Channels;
using Pipeline.Releases.Evidence;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Umbrella;

namespace Pipeline.Releases.Ledger;

/// <summary>Everything that the ledger says, as a fold over its events. Nothing else stores the state of releases.</summary>
internal sealed record LedgerState
{
    /// <summary>A ledger without events.</summary>
    public static LedgerState Empty { get; } = new();

    /// <summary>The number of events.</summary>
    public int Count { get; init; }

    /// <summary>When the last event happened; null when there is none.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>The rules in force; null before the first were adopted.</summary>
    public AdoptedPolicy? Policy { get; init; }

    /// <summary>Every bundle by its id.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, BundleState> Bundles { get; init; } = ImmutableDictionary<string, BundleState>.Empty;

    /// <summary>The ids of the bundles in the order in which they were sealed.</summary>
    public ImmutableList<string> Sealed { get; init; } = [];

    /// <summary>What was found, by the digest that it is about: of each name and module the last, in the order in which they were recorded.</summary>
    [JsonIgnore]
    public ImmutableDictionary<string, IReadOnlyList<RecordedEvidence>> Evidence { get; init; } = ImmutableDictionary<string, IReadOnlyList<RecordedEvidence>>.Empty;

    /// <summary>Every environment that something happened to, by name.</summary>
    public ImmutableDictionary<string, EnvironmentState> Environments { get; init; } = ImmutableDictionary<string, EnvironmentState>.Empty;

    /// <summary>Every umbrella release, by its id.</summary>
    public ImmutableDictionary<string, UmbrellaState> Umbrellas { get; init; } = ImmutableDictionary<string, UmbrellaState>.Empty;

    /// <summary>Where every channel points to, by name.</summary>
    public ImmutableDictionary<string, ChannelState> Channels { get; init; } = ImmutableDictionary<string, ChannelState>.Empty;

    /// <summary>Where every channel points to in the registry of somebody's own machine, by name.</summary>
    public ImmutableDictionary<string, ChannelState> LocalChannels { get; init; } = ImmutableDictionary<string, ChannelState>.Empty;

    /// <summary>Why nothing is deployed anywhere; null when the line runs.</summary>
    public Standstill? Stopped { get; init; }

    /// <summary>The rules in force; those of a ledger that adopted none ask for nothing.</summary>
    [JsonIgnore]
    public ReleasePolicy Rules => Policy?.Policy ?? ReleasePolicy.None;

    /// <summary>The environment <paramref name="name"/>, untouched when nothing happened to it.</summary>
    public EnvironmentState Environment(string name) => Environments.GetValueOrDefault(name) ?? new EnvironmentState();

    /// <summary>The state after <paramref name="happened"/>.</summary>
    public LedgerState After(LedgerEvent happened)
    {
        ArgumentNullException.ThrowIfNull(happened);
        return happened.Apply(this) with { Count = Count + 1, LastAt = happened.At };
    }

    /// <summary>This state with the environment <paramref name="name"/> changed.</summary>
    public LedgerState With(string name, Func<EnvironmentState, EnvironmentState> change) =>
        this with { Environments = Environments.SetItem(name, change(Environment(name))) };

    /// <summary>This state with the bundle <paramref name="id"/> changed.</summary>
    public LedgerState With(Core.Artifacts.Digest id, Func<BundleState, BundleState> change) =>
        this with { Bundles = Bundles.SetItem(id.Value, change(Bundles[id.Value])) };
}
