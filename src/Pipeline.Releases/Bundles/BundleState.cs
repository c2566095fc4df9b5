using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Papers;
using Pipeline.Releases.Policies;
using Pipeline.Releases.Promotion;
using Pipeline.Releases.Votes;

namespace Pipeline.Releases.Bundles;

/// <summary>A bundle, and what happened to it.</summary>
internal sealed record BundleState
{
    /// <summary>The bundle; a snapshot keeps it apart, by what it has other than the one before.</summary>
    [JsonIgnore]
    public Bundle Bundle { get; init; } = null!;

    /// <summary>The name of the release that it is: the day and a number, <c>2026-11-25.1</c>.</summary>
    public required string Release { get; init; }

    /// <summary>Grows from one sealed bundle to the next: of two, the one with the greater number is the newer.</summary>
    public int Number { get; init; }

    /// <summary>When it was sealed.</summary>
    public required DateTimeOffset SealedAt { get; init; }

    /// <summary>Who sealed it.</summary>
    public required Person By { get; init; }

    /// <summary>The page of the run that sealed it; null: none.</summary>
    public Uri? Link { get; init; }

    /// <summary>The branches that it is of: the one that it was built from, and those whose merge has its very tree.</summary>
    public ImmutableList<string> Branches { get; init; } = [];

    /// <summary>Whether nobody vouches for whoever sealed it: it can go to the local runtime and nowhere else.</summary>
    public bool IsRehearsal => !By.Proven;

    /// <summary>Every vote in the order in which they were cast, also those that were changed.</summary>
    public ImmutableList<Vote> Votes { get; init; } = [];

    /// <summary>The last decision for each environment.</summary>
    public ImmutableDictionary<string, DecidedRelease> Decisions { get; init; } = ImmutableDictionary<string, DecidedRelease>.Empty;

    /// <summary>Why it never goes anywhere again; null: it may.</summary>
    public Standstill? Banned { get; init; }

    /// <summary>Why the shorter gate of emergencies counts for it; null: the full one does.</summary>
    public Emergency? Emergency { get; init; }

    /// <summary>Whether the shorter gate counts for it in the environment of <paramref name="policy"/>, which must have defined one beforehand.</summary>
    internal bool IsEmergencyFor(EnvironmentPolicy policy) => Emergency is not null && policy.EmergencyGate is not null;

    /// <summary>Who signed that it goes past the rules, by environment.</summary>
    public ImmutableDictionary<string, ImmutableList<OverrideSignature>> Overrides { get; init; } = ImmutableDictionary<string, ImmutableList<OverrideSignature>>.Empty;

    /// <summary>The papers that were kept, in the order in which they were.</summary>
    public ImmutableList<KeptPapers> Papers { get; init; } = [];

    /// <summary>Release and beginning of the id, for people.</summary>
    public override string ToString() => $"{Release} ({Bundle.ShortId})";
}
