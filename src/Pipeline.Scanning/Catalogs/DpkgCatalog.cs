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

    private static bool IsLine(string line) => line[0] is ' ' or '\t' || line.IndexOf(':', StringComparison.Ordinal) > 0;

    private static Package? ReadPackage(IReadOnlyList<string> lines, string path)
    {
        string? name = null, version = null, architecture = null, source = null, status = null;
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line[0] is ' ' or '\t')
                continue;
            var value = line[(colon + 1)..].Trim();
            switch (line[..colon])
            {
                case "Package": name = value; break;
                case "Version": version = value; break;
                case "Architecture": architecture = value; break;
                case "Source": source = value; break;
                case "Status": status = value; break;
            }
        }

        // "deinstall ok config-files": removed, only its configuration is left.
        if (name is { Length: > 0 } && status is not null && (status.EndsWith(" config-files", StringComparison.Ordinal) || status.EndsWith(" not-installed", StringComparison.Ordinal)))
            return null;
        var (sourceName, sourceVersion) = SplitSource(source);
        return CatalogText.Package(PackageKind.Deb, name, version, path) is { } package
            ? package with { Architecture = architecture, SourceName = sourceName, SourceVersion = sourceVersion }
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
