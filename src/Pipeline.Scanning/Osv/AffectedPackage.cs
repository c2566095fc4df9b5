using Pipeline.Core.Vulnerabilities;

namespace Pipeline.Scanning.Osv;

/// <summary>A package that an <see cref="Advisory"/> speaks of.</summary>
internal sealed record AffectedPackage
{
    /// <summary>OSV's ecosystem, such as <c>npm</c>, <c>NuGet</c> or <c>Debian:12</c>.</summary>
    public required string Ecosystem { get; init; }

    /// <summary>The package's name there; the source package's for Debian and Alpine.</summary>
    public required string Name { get; init; }

    /// <summary>The affected ranges; those over git commits are left out.</summary>
    public IReadOnlyList<AffectedRange> Ranges { get; init; } = [];

    /// <summary>The affected versions that are listed one by one.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];

    /// <summary>The CVSS vectors for this package alone.</summary>
    public IReadOnlyList<string> Vectors { get; init; } = [];

    /// <summary>How bad the ecosystem says it is (<c>urgency</c> or <c>severity</c>); <see cref="Severity.Unknown"/> when it says nothing.</summary>
    public Severity Rating { get; init; }

    /// <summary>Whether <paramref name="version"/> is affected.</summary>
    public bool Affects(string version, IComparer<string> order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Versions.Contains(version, StringComparer.Ordinal) || Versions.Any(listed => order.Compare(listed, version) == 0) || Ranges.Any(range => range.Contains(version, order));
    }

    /// <summary>The versions from which on a range no longer holds; another one may hold there.</summary>
    public IEnumerable<string> Fixes => Ranges.SelectMany(range => range.Events).Where(point => point.Kind == RangeEventKind.Fixed).Select(point => point.Version);
}
