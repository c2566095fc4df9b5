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
    private readonly Dictionary<string, IReadOnlyList<PackageMatch>> _known = new(StringComparer.Ordinal);

    /// <summary>Takes what advisories say, whether they affect the package's version or not.</summary>
    public PackageMatches(Package package, IReadOnlyList<PackageMatch> matches)
    {
        _order = VersionOrder.Of(package.Kind);
        _version = package.SourceVersion ?? package.Version;
        _affecting = [.. matches.Where(match => match.Affected.Affects(_version, _order))];
        foreach (var group in _affecting.Count == 0 ? [] : AliasGroups.Of(matches, match => match.Identifiers))
        {
            foreach (var identifier in group.SelectMany(match => match.Identifiers))
                _known[identifier] = group;
        }
    }

    /// <summary>What affects the package's version, a group a vulnerability.</summary>
    public IReadOnlyList<IReadOnlyList<PackageMatch>> Groups() => AliasGroups.Of(_affecting, match => match.Identifiers);

    /// <summary>The first later version in which <paramref name="vulnerability"/> is fixed and no range of it holds again, whichever advisory says so; null when none is known.</summary>
    public string? FixOf(IReadOnlyList<PackageMatch> vulnerability)
    {
        List<AffectedPackage> all = [.. _known[vulnerability[0].Advisory.Id].Select(match => match.Affected)];
        return all.SelectMany(affected => affected.Fixes)
            .Where(fix => _order.Compare(fix, _version) > 0)
            .Order(_order)
            .FirstOrDefault(fix => !all.Any(affected => affected.Affects(fix, _order)));
    }
}
