using Pipeline.Scanning.Ordering;
using Pipeline.Scanning.Osv;
using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Vulnerabilities;

/// <summary>Everything that advisories say of a package, of its version and of those that may fix it.</summary>
internal sealed class PackageMatches(Package package)
{
    private readonly IComparer<string> _order = VersionOrder.Of(package.Kind);
    private readonly string _version = package.SourceVersion ?? package.Version;
    private readonly List<PackageMatch> _affecting = [];
    private readonly Dictionary<string, List<AffectedPackage>> _byIdentifier = new(StringComparer.Ordinal);

    /// <summary>Takes what an advisory says, whether it affects the package's version or not.</summary>
    public void Add(Advisory advisory, AffectedPackage affected)
    {
        var match = new PackageMatch(advisory, affected);
        if (affected.Affects(_version, _order))
            _affecting.Add(match);
        foreach (var identifier in match.Identifiers)
        {
            if (!_byIdentifier.TryGetValue(identifier, out var same))
                _byIdentifier[identifier] = same = [];
            same.Add(affected);
        }
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
