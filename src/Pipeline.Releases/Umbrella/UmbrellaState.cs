using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Pipeline.Releases.Ledger;

namespace Pipeline.Releases.Umbrella;

/// <summary>An umbrella release, and what happened to it.</summary>
internal sealed record UmbrellaState
{
    /// <summary>What was declared when it was opened.</summary>
    public required UmbrellaPlan Plan { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Who opened it.</summary>
    public required Person By { get; init; }

    /// <summary>The modules that take part, in the order in which they joined.</summary>
    public ImmutableList<UmbrellaMember> Members { get; init; } = [];

    /// <summary>Its releases, oldest first.</summary>
    public ImmutableList<UmbrellaRelease> Releases { get; init; } = [];

    /// <summary>Whether nobody vouches for whoever opened it: rehearsals take part then.</summary>
    [JsonIgnore]
    public bool IsRehearsal => !By.Proven;

    /// <summary>The version of its next release.</summary>
    [JsonIgnore]
    public string NextVersion => string.Create(CultureInfo.InvariantCulture, $"{Plan.Version}.{Releases.Count}");

    /// <summary>The branch whose bundles the next release takes; null: any. Point releases come from the release branch.</summary>
    [JsonIgnore]
    public string? Line => Releases.Count == 0 ? Plan.Branch : Plan.Id;

    /// <summary>The id.</summary>
    public override string ToString() => Plan.Id;
}
