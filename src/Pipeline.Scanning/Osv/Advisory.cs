using Pipeline.Core.Vulnerabilities;

namespace Pipeline.Scanning.Osv;

/// <summary>An advisory in the Open Source Vulnerability format, as far as matching needs it.</summary>
internal sealed record Advisory
{
    /// <summary>The identifier, such as <c>GHSA-5crp-9r3c-p9vr</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Other identifiers of the same vulnerability.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>One line about it; null when there is none.</summary>
    public string? Summary { get; init; }

    /// <summary>True when it was taken back.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>The CVSS vectors.</summary>
    public IReadOnlyList<string> Vectors { get; init; } = [];

    /// <summary>How bad the database says it is; <see cref="Severity.Unknown"/> when it says nothing.</summary>
    public Severity Rating { get; init; }

    /// <summary>Where to read more; null when nothing is named.</summary>
    public string? Url { get; init; }

    /// <summary>The packages it speaks of.</summary>
    public IReadOnlyList<AffectedPackage> Affected { get; init; } = [];
}
