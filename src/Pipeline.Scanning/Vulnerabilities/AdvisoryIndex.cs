using Pipeline.Scanning.Osv;
using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Vulnerabilities;

/// <summary>Advisories by the package that they speak of, so that an image asks for its own packages and for no other.</summary>
internal sealed class AdvisoryIndex
{
    private readonly Dictionary<(string Ecosystem, string Name), List<PackageMatch>> _byPackage = [];

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

    /// <summary>What advisories say of a package, in the order in which they were read; null when none can, because the image's distribution is unknown or has no advisories.</summary>
    public IReadOnlyList<PackageMatch>? Of(Package package, Distribution? distribution) =>
        Ecosystem.Of(package, distribution) is { } key ? _byPackage.GetValueOrDefault(key) ?? [] : null;

    private void Add(Advisory advisory)
    {
        Count++;
        if (advisory.IsWithdrawn)
            return;
        foreach (var affected in advisory.Affected)
        {
            var key = Ecosystem.Of(affected);
            if (!_byPackage.TryGetValue(key, out var matches))
                _byPackage[key] = matches = [];
            matches.Add(new PackageMatch(advisory, affected));
        }
    }
}
