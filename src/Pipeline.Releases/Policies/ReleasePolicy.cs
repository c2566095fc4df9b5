using System.Collections.Immutable;
using System.Text.Json;
using Pipeline.Core.Artifacts;
using Pipeline.Core.Text;
using Pipeline.Releases.Channels;
using Pipeline.Releases.Gates;
using Pipeline.Releases.Ledger;
using Pipeline.Releases.Maturity;
using Pipeline.Releases.Schedules;
using Pipeline.Releases.Umbrella;
using Pipeline.Shared;

namespace Pipeline.Releases.Policies;

/// <summary>The rules that releases follow, as the ledger keeps them. Plain data: what a build declares, and what was adopted, are compared by their JSON.</summary>
internal sealed record ReleasePolicy
{
    /// <summary>Rules that ask for nothing.</summary>
    public static ReleasePolicy None { get; } = new();

    /// <summary>The environments in the order in which a release passes them.</summary>
    public IReadOnlyList<EnvironmentPolicy> Environments { get; init; } = [];

    /// <summary>What single modules ask for beyond the common minimum (O3), by name.</summary>
    public ImmutableSortedDictionary<string, Gate> Modules { get; init; } = ImmutableSortedDictionary.Create<string, Gate>(StringComparer.Ordinal);

    /// <summary>When releases are planned; null: whenever somebody asks.</summary>
    public ReleaseSchedule? Schedule { get; init; }

    /// <summary>The umbrella release that is being prepared; null: none.</summary>
    public UmbrellaPlan? Umbrella { get; init; }

    /// <summary>What audiences subscribe to, from the most recent to the most stable.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>What each level of maturity asks for (D8); null: there are none.</summary>
    public MaturityRules? Maturity { get; init; }

    /// <summary>The rules of the environment <paramref name="name"/>; null when there is none.</summary>
    public EnvironmentPolicy? Find(string name) => Environments.FirstOrDefault(environment => environment.Name == name);

    /// <summary>That there is no environment <paramref name="name"/>, and which there are, without a full stop.</summary>
    public string Unknown(string name) => Environments.Count == 0
        ? $"there is no environment '{PlainText.OneLine(name)}' in the rules in force, which have none"
        : $"there is no environment '{PlainText.OneLine(name)}' in the rules in force{NearestNames.EndOfSentence(name, Environments.Select(environment => environment.Name))} There are: {string.Join(", ", Environments.Select(environment => environment.Name))}";

    /// <summary>The SHA-256 of the canonical JSON.</summary>
    public Digest Digest() => Core.Artifacts.Digest.Of(JsonSerializer.SerializeToUtf8Bytes(this, LedgerJsonContext.Default.ReleasePolicy));
}
