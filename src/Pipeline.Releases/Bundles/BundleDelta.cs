using Pipeline.Core.Artifacts;

namespace Pipeline.Releases.Bundles;

/// <summary>A bundle as the ledger keeps it: what it has other than the one before. Of 300 modules a release changes few.</summary>
internal sealed record BundleDelta
{
    /// <summary>The id of the whole bundle.</summary>
    public required Digest Id { get; init; }

    /// <summary>The bundle that it is other than; null: none, and <see cref="Modules"/> are all.</summary>
    public Digest? Base { get; init; }

    /// <summary>The application.</summary>
    public required string Application { get; init; }

    /// <summary>The commit.</summary>
    public required string Commit { get; init; }

    /// <summary>Its tree.</summary>
    public required string Tree { get; init; }

    /// <summary>The modules that the base does not have so, by name.</summary>
    public required IReadOnlyList<BundleModule> Modules { get; init; }

    /// <summary>The modules of the base that it does not have, by name.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];

    /// <summary>What <paramref name="bundle"/> has other than <paramref name="before"/>.</summary>
    public static BundleDelta Of(Bundle bundle, Bundle? before)
    {
        ArgumentNullException.ThrowIfNull(bundle);
        var content = bundle.Content;
        var known = before?.Content.Modules.ToDictionary(module => module.Name, StringComparer.Ordinal) ?? [];
        var names = content.Modules.Select(module => module.Name).ToHashSet(StringComparer.Ordinal);
        return new BundleDelta
        {
            Id = bundle.Id,
            Base = before?.Id,
            Application = content.Application,
            Commit = content.Commit,
            Tree = content.Tree,
            Modules = [.. content.Modules.Where(module => !known.TryGetValue(module.Name, out var same) || !(ReferenceEquals(same, module) || same.IsSame(module)))],
            Gone = [.. known.Keys.Where(name => !names.Contains(name)).Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>The whole bundle.</summary>
    /// <param name="before">The bundle <see cref="Base"/>; null when it is unknown, and then only what is here is known.</param>
    public Bundle On(Bundle? before) =>
        new() { Id = Id, Content = new BundleContent { Application = Application, Commit = Commit, Tree = Tree, Modules = Merge(before?.Content.Modules ?? []) } };

    // Both are in the order of their names: a ledger has thousands of bundles of hundreds of modules.
    private List<BundleModule> Merge(IReadOnlyList<BundleModule> before)
    {
        var changed = Modules.OrderBy(module => module.Name, StringComparer.Ordinal).ToList();
        var merged = new List<BundleModule>(before.Count + changed.Count);
        var next = 0;
        foreach (var module in before)
        {
            for (; next < changed.Count && string.CompareOrdinal(changed[next].Name, module.Name) < 0; next++)
                merged.Add(changed[next]);
            if ((next == changed.Count || changed[next].Name != module.Name) && (Gone.Count == 0 || !Gone.Contains(module.Name)))
                merged.Add(module);
        }

        merged.AddRange(changed[next..]);
        return merged;
    }
}
