using Pipeline.Scanning.Osv;

namespace Pipeline.Scanning.Vulnerabilities;

/// <summary>Advisories by the package that they speak of, so that an image asks for its own packages and for no other.</summary>
internal sealed class AdvisoryIndex
{
    private readonly Dictionary<(string Ecosystem, string Name), List<PackageMatch>> _byPackage = [];
    private readonly HashSet<string> _ecosystems = new(StringComparer.Ordinal);

    private AdvisoryIndex()
    {
    }

    /// <summary>How many advisories there are, withdrawn ones too.</summary>
    public int Count { get; private set; }

    /// <summary>Indexes <paramref name="advisories"/>.</summary>
    public static async Task<AdvisoryIndex> CreateAsync(IAsyncEnumerable<Advisory> advisories, CancellationToken cancellationToken)
    {
        var index = new AdvisoryIndex();
        await foreach (var advisory in advisories.WithCancellation(cancellationToken))
            index.Add(advisory);
        return index;
    }

    /// <summary>Whether an advisory speaks of any package of <paramref name="ecosystem"/>; of none, nobody knows whether its packages are vulnerable.</summary>
    public bool Covers(string ecosystem) => _ecosystems.Contains(ecosystem);

    /// <summary>What advisories say of a package, named as OSV does, in the order in which they were read.</summary>
    public IReadOnlyList<PackageMatch> Of((string Ecosystem, string Name) package) => _byPackage.GetValueOrDefault(package) ?? [];

    private void Add(Advisory advisory)
    {
        Count++;
        if (advisory.IsWithdrawn)
            return;
        foreach (var affected in advisory.Affected)
        {
            var key = Ecosystem.Of(affected);
            _ecosystems.Add(key.Ecosystem);
            if (!_byPackage.TryGetValue(key, out var matches))
                _byPackage[key] = matches = [];
            matches.Add(new PackageMatch(advisory, affected));
        }
    }
}
