namespace Pipeline.Scanning.Sbom;

/// <summary>What an image contains.</summary>
internal sealed record ImageInventory
{
    private ImageInventory(Distribution? distribution, IReadOnlyList<Package> packages, IReadOnlyList<UnreadFile> unread) => (Distribution, Packages, Unread) = (distribution, packages, unread);

    /// <summary>The distribution; null when nothing in the image tells.</summary>
    public Distribution? Distribution { get; }

    /// <summary>The packages, each once, by kind, name and version.</summary>
    public IReadOnlyList<Package> Packages { get; }

    /// <summary>The files that should tell of packages and do not, so that <see cref="Packages"/> is not all, by path.</summary>
    public IReadOnlyList<UnreadFile> Unread { get; }

    /// <summary>
    /// The inventory of <paramref name="packages"/>; equal ones become one with the locations of all. Without a distribution
    /// the versions of Debian's packages are asked. A distribution of which no package
    /// was found has kept them elsewhere, or lost them.
    /// </summary>
    public static ImageInventory Of(Distribution? distribution, IEnumerable<Package> packages, IEnumerable<UnreadFile>? unread = null)
    {
        ArgumentNullException.ThrowIfNull(packages);
        var distinct = packages
            .GroupBy(package => (package.Kind, package.Name, package.Version, package.Architecture))
            .Select(group => group.First() with { Locations = [.. group.SelectMany(package => package.Locations).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)] })
            .OrderBy(package => package.Kind)
            .ThenBy(package => package.Name, StringComparer.Ordinal)
            .ThenBy(package => package.Version, StringComparer.Ordinal)
            .ThenBy(package => package.Architecture, StringComparer.Ordinal)
            .ToList();
        return new ImageInventory(
            distribution ?? Distribution.FromDebianVersions(distinct.Where(package => package.Kind == PackageKind.Deb).Select(package => package.Version)),
            distinct,
            [.. Unreadable(distribution, distinct, [.. unread ?? []]).OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }

    private static IEnumerable<UnreadFile> Unreadable(Distribution? distribution, IReadOnlyList<Package> packages, IReadOnlyList<UnreadFile> unread) =>
        distribution is null || unread.Count > 0 || packages.Any(package => package.Kind is PackageKind.Deb or PackageKind.Apk)
            ? unread
            : [new UnreadFile("etc/os-release", $"names {distribution}, and no database of its packages is there that is read", IsForeign: true)];
}
