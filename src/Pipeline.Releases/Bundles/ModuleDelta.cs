namespace Pipeline.Releases.Bundles;

/// <summary>What the modules of one bundle are other than those of another. Of 300 modules a release changes few.</summary>
internal sealed record ModuleDelta
{
    /// <summary>The modules that the other does not have so, by name.</summary>
    public required IReadOnlyList<BundleModule> Modules { get; init; }

    /// <summary>The names of the other's that are missing.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>What <paramref name="modules"/> are other than <paramref name="other"/>.</summary>
    public static ModuleDelta Of(IReadOnlyList<BundleModule> modules, IReadOnlyList<BundleModule> other)
    {
        // No bundle may name a module twice, but one that somebody forged does; it is told whole.
        var known = other.ToLookup(module => module.Name, StringComparer.Ordinal);
        var named = modules.ToLookup(module => module.Name, StringComparer.Ordinal);
        return new ModuleDelta
        {
            Modules = [.. named.Where(same => !AreSame(same, known[same.Key])).SelectMany(changed => changed)],
            Gone = [.. known.Select(module => module.Key).Where(name => !named.Contains(name)).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>The modules, all of them, by name.</summary>
    /// <param name="other">Those that it is other than.</param>
    public IReadOnlyList<BundleModule> On(IReadOnlyList<BundleModule> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        // Both are in the order of their names: a ledger has thousands of bundles of hundreds of modules.
        var changed = Modules.OrderBy(module => module.Name, StringComparer.Ordinal).ToList();
        var merged = new List<BundleModule>(other.Count + changed.Count);
        var next = 0;
        foreach (var module in other)
        {
            for (; next < changed.Count && string.CompareOrdinal(changed[next].Name, module.Name) < 0; next++)
                merged.Add(changed[next]);
            if ((next == changed.Count || changed[next].Name != module.Name) && (Gone.Count == 0 || !Gone.Contains(module.Name)))
                merged.Add(module);
        }

        merged.AddRange(changed[next..]);
        return merged;
    }

    private static bool AreSame(IEnumerable<BundleModule> modules, IEnumerable<BundleModule> other) =>
        modules.Count() == other.Count() && modules.Zip(other).All(pair => ReferenceEquals(pair.First, pair.Second) || pair.First.IsSame(pair.Second));
}
