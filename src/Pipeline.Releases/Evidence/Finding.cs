using Pipeline.Core.Vulnerabilities;

namespace Pipeline.Releases.Evidence;

/// <summary>A vulnerability that was found in an artifact.</summary>
/// <param name="Id">Its id, such as <c>CVE-2026-1234</c>.</param>
/// <param name="Package">The package and its version.</param>
/// <param name="Severity">How bad it is.</param>
public sealed record Finding(string Id, string Package, Severity Severity);
