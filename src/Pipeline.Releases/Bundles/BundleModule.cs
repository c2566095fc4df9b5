using System.Text.Json.Serialization;
using Pipeline.Core.Artifacts;

namespace Pipeline.Releases.Bundles;

/// <summary>One module in a <see cref="Bundle"/>: what of it moves on.</summary>
internal sealed record BundleModule
{
    /// <summary>The module's name.</summary>
    public required string Name { get; init; }

    /// <summary>The version, SemVer 2.0.0.</summary>
    public required string Version { get; init; }

    /// <summary>The image; null of a module without one.</summary>
    public Digest? Image { get; init; }

    /// <summary>The chart; null of a module without one.</summary>
    public Digest? Chart { get; init; }

    /// <summary>The values that are set on the chart wherever it is deployed, YAML; null when there are none.</summary>
    public string? Values { get; init; }

    /// <summary>The git tree id of its inputs; the same inputs need not be built again.</summary>
    public required string Inputs { get; init; }

    /// <summary>The modules of the bundle that are deployed before it (D17), by name.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Where the image is: a reference with a tag, as the stage recorded it. No part of the bundle's id, for a digest is the same everywhere.</summary>
    public string? ImageAt { get; init; }

    /// <summary>Where the chart is, likewise.</summary>
    public string? ChartAt { get; init; }

    /// <summary>The digests that evidence about it may be of.</summary>
    [JsonIgnore]
    public IEnumerable<Digest> Subjects => new[] { Image, Chart }.OfType<Digest>();

    /// <summary>The same with another place of its artifacts is another.</summary>
    public bool IsSame(BundleModule other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this with { DependsOn = other.DependsOn } == other && DependsOn.SequenceEqual(other.DependsOn);
    }
}
