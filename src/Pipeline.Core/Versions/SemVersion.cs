using System.Numerics;
using System.Text.Json.Serialization;

namespace Pipeline.Core.Versions;

/// <summary>
/// A version by Semantic Versioning 2.0.0 (semver.org). Numbers may have any size, as the specification allows.
/// Two versions are equal when all their parts are; they are ordered by precedence (section 11), which ignores build
/// metadata, so <c>CompareTo</c> returns 0 for <c>1.0.0+a</c> and <c>1.0.0+b</c> though they differ.
/// </summary>
[JsonConverter(typeof(SemVersionJsonConverter))]
public readonly partial record struct SemVersion : IComparable<SemVersion>, IComparable
{
    private readonly string? _prerelease;
    private readonly string? _metadata;

    /// <summary>Creates a version of its parts.</summary>
    /// <param name="major">Not negative.</param>
    /// <param name="minor">Not negative.</param>
    /// <param name="patch">Not negative.</param>
    /// <param name="prerelease">Dot-separated identifiers without the hyphen, such as <c>rc.1</c>; empty: none.</param>
    /// <param name="metadata">Dot-separated identifiers without the plus sign; empty: none.</param>
    /// <exception cref="ArgumentException">A part breaks the grammar.</exception>
    public SemVersion(BigInteger major, BigInteger minor, BigInteger patch, string prerelease = "", string metadata = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(major);
        ArgumentOutOfRangeException.ThrowIfNegative(minor);
        ArgumentOutOfRangeException.ThrowIfNegative(patch);
        ArgumentNullException.ThrowIfNull(prerelease);
        ArgumentNullException.ThrowIfNull(metadata);
        if (prerelease.Length > 0 && !AreIdentifiers(prerelease, allowLeadingZeros: false))
            throw new ArgumentException($"'{prerelease}' is no pre-release: dot-separated letters, digits and hyphens; numbers without leading zeros.", nameof(prerelease));
        if (metadata.Length > 0 && !AreIdentifiers(metadata, allowLeadingZeros: true))
            throw new ArgumentException($"'{metadata}' is no build metadata: dot-separated letters, digits and hyphens.", nameof(metadata));
        (Major, Minor, Patch, _prerelease, _metadata) = (major, minor, patch, prerelease, metadata);
    }

    private SemVersion(Numbers numbers, string prerelease, string metadata) =>
        (Major, Minor, Patch, _prerelease, _metadata) = (numbers.Major, numbers.Minor, numbers.Patch, prerelease, metadata);

    /// <summary>The first number: incompatible changes.</summary>
    public BigInteger Major { get; }

    /// <summary>The second number: added functionality.</summary>
    public BigInteger Minor { get; }

    /// <summary>The third number: fixes.</summary>
    public BigInteger Patch { get; }

    /// <summary>The pre-release identifiers without the hyphen, such as <c>rc.1</c>; empty when there are none.</summary>
    public string Prerelease => _prerelease ?? "";

    /// <summary>The build metadata without the plus sign; empty when there is none.</summary>
    public string Metadata => _metadata ?? "";

    /// <summary>True for a version that comes before its release, such as <c>1.0.0-rc.1</c>.</summary>
    public bool IsPrerelease => Prerelease.Length > 0;

    /// <summary>The three numbers alone: the release that a pre-release leads to.</summary>
    public SemVersion Release => new(new Numbers(Major, Minor, Patch), "", "");

    /// <summary>The version that follows on <paramref name="bump"/>: lower numbers become 0, pre-release and metadata go.</summary>
    public SemVersion Next(VersionBump bump) => bump switch
    {
        VersionBump.Major => new(new Numbers(Major + 1, 0, 0), "", ""),
        VersionBump.Minor => new(new Numbers(Major, Minor + 1, 0), "", ""),
        VersionBump.Patch => new(new Numbers(Major, Minor, Patch + 1), "", ""),
        _ => this,
    };

    /// <summary>The same numbers with another pre-release and no metadata.</summary>
    /// <exception cref="ArgumentException"><paramref name="prerelease"/> breaks the grammar.</exception>
    public SemVersion WithPrerelease(string prerelease) => new(Major, Minor, Patch, prerelease);

    /// <inheritdoc/>
    public bool Equals(SemVersion other) =>
        Major == other.Major && Minor == other.Minor && Patch == other.Patch && Prerelease == other.Prerelease && Metadata == other.Metadata;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Major, Minor, Patch, Prerelease, Metadata);

    private readonly record struct Numbers(BigInteger Major, BigInteger Minor, BigInteger Patch);
}
