using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Catalogs;

/// <summary>dpkg's database: <c>/var/lib/dpkg/status</c>, and <c>status.d/</c> of images assembled from packages.</summary>
internal sealed class DpkgCatalog : ICatalog
{
    private const string Folder = "var/lib/dpkg/status.d/";

    public bool Takes(string path, bool isExecutable) =>
        path == "var/lib/dpkg/status" || (path.StartsWith(Folder, StringComparison.Ordinal) && !path.EndsWith(".md5sums", StringComparison.Ordinal));

    public bool IsDatabase(string path) => Takes(path, isExecutable: false);

    public async Task<IReadOnlyList<Package>> ReadAsync(string path, Stream content, CancellationToken cancellationToken) =>
        [.. (await DatabaseLines.ReadAsync(content, IsLine, lines => ReadPackage(lines, path), cancellationToken)).OfType<Package>()];

    // The name of a field has neither space nor colon.
    private static bool IsLine(string line) => line[0] is ' ' or '\t' || (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && !line.AsSpan(0, colon).ContainsAnyExceptInRange('!', '~'));

    private static Package? ReadPackage(IReadOnlyList<string> lines, string path)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            if (line[0] is ' ' or '\t')
                continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            DatabaseLines.Keep(fields, line[..colon], line[(colon + 1)..].Trim());
        }

        var (name, version, status) = (fields.GetValueOrDefault("Package"), fields.GetValueOrDefault("Version"), fields.GetValueOrDefault("Status"));
        // "deinstall ok config-files": removed, only its configuration is left.
        if (name is { Length: > 0 } && status is not null && (status.EndsWith(" config-files", StringComparison.Ordinal) || status.EndsWith(" not-installed", StringComparison.Ordinal)))
            return null;
        var (sourceName, sourceVersion) = SplitSource(fields.GetValueOrDefault("Source"));
        return CatalogText.Package(PackageKind.Deb, name, version, path) is { } package
            ? package with { Architecture = fields.GetValueOrDefault("Architecture"), SourceName = sourceName, SourceVersion = sourceVersion }
            : throw new UnreadFileException("is damaged: a package has no name or no version");
    }

    // "openssl (1.1.1k-1)": the version stands there when it differs.
    private static (string? Name, string? Version) SplitSource(string? source)
    {
        if (string.IsNullOrEmpty(source))
            return (null, null);
        var open = source.IndexOf(" (", StringComparison.Ordinal);
        return open < 0 ? (source, null) : (source[..open], source[(open + 2)..].TrimEnd(')'));
    }
}
