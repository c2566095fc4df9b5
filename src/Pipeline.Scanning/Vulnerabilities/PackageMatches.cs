using Pipeline.Scanning.Ordering;
using Pipeline.Scanning.Osv;
using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Vulnerabilities;

/// <summary>Everything that advisories say of a package, of its version and of those that may fix it.</summary>
internal sealed class PackageMatches
{
    private readonly IComparer<string> _order;
    private readonly string _version;
    private readonly List<PackageMatch> _affecting;
    private readonly ILookup<string, AffectedPackage> _byIdentifier;

    /// <summary>Takes what advisories say, whether they affect the package's version or not.</summary>
    public PackageMatches(Package package, IReadOnlyList<PackageMatch> matches)
    {
        _order = VersionOrder.Of(package.Kind);
        _version = package.SourceVersion ?? package.Version;
        _byIdentifier = matches.SelectMany(match => match.Identifiers.Select(identifier => (identifier, match.Affected))).ToLookup(entry => entry.identifier, entry => entry.Affected, StringComparer.Ordinal);
        _affecting = [.. matches.Where(match => match.Affected.Affects(_version, _order))];
    }

    /// <summary>What affects the package's version, a group a vulnerability.</summary>
    public IReadOnlyList<IReadOnlyList<PackageMatch>> Groups() => AliasGroups.Of(_affecting, match => match.Identifiers);

    /// <summary>The first later version in which <paramref name="vulnerability"/> is fixed and no range of it holds again, whichever advisory says so; null when none is known.</summary>
    public string? FixOf(IReadOnlyList<PackageMatch> vulnerability)
    {
        List<AffectedPackage> all = [.. vulnerability.SelectMany(match => match.Identifiers).Distinct(StringComparer.Ordinal).SelectMany(identifier => _byIdentifier[identifier]).Distinct()];
        return all.SelectMany(affected => affected.Fixes)
            .Where(fix => _order.Compare(fix, _version) > 0)
            .Order(_order)
            .FirstOrDefault(fix => !all.Any(affected => affected.Affects(fix, _order)));
    }
}
