using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Pipeline.Core.Artifacts;

namespace Pipeline.Releases.Evidence;

/// <summary>What was found about one artifact, or about one bundle. It counts for that digest and no other.</summary>
internal sealed record EvidenceItem
{
    /// <summary>The digest of the image, the chart or the bundle.</summary>
    public required Digest Subject { get; init; }

    /// <summary>What was looked at: the name of a stage (<c>UnitTest</c>), or one that a build chose (<c>pen-test</c>).</summary>
    public required string Name { get; init; }

    /// <summary>The module; null when it is about the whole application.</summary>
    public string? Module { get; init; }

    /// <summary>Where it was found out; null: nowhere in particular.</summary>
    public string? Environment { get; init; }

    /// <summary>What whoever measured said.</summary>
    public required EvidenceVerdict Verdict { get; init; }

    /// <summary>Figures by name, such as <c>coverage.line</c>.</summary>
    public ImmutableSortedDictionary<string, double> Metrics { get; init; } = ImmutableSortedDictionary.Create<string, double>(StringComparer.Ordinal);

    /// <summary>The vulnerabilities that were found.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The names of the tests that ran, packed (<see cref="Evidence.TestNames"/>). The event has them, and not the state, which would grow with every release.</summary>
    public string? TestNames { get; init; }

    /// <summary>The SHA-256 of each file that shows it, by its path below the artifacts folder.</summary>
    public ImmutableSortedDictionary<string, Digest> Files { get; init; } = ImmutableSortedDictionary.Create<string, Digest>(StringComparer.Ordinal);

    /// <summary>The page that shows it; null: none.</summary>
    public Uri? Link { get; init; }

    /// <summary>When it was measured; null: an earlier result was taken over.</summary>
    [JsonIgnore]
    public DateTimeOffset? MeasuredAt { get; init; }
}
