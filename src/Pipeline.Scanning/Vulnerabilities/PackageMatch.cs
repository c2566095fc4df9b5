using Pipeline.Scanning.Osv;

namespace Pipeline.Scanning.Vulnerabilities;

/// <summary>What an advisory says of a package.</summary>
internal sealed record PackageMatch(Advisory Advisory, AffectedPackage Affected)
{
    /// <summary>The advisory's identifier, and those of the same vulnerability elsewhere.</summary>
    public IReadOnlyList<string> Identifiers => [Advisory.Id, .. Advisory.Aliases];
}
