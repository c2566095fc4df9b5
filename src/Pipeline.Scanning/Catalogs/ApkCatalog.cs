using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Catalogs;

/// <summary>apk's database of installed packages (apk-v2 index format: one letter, a colon, the value).</summary>
internal sealed class ApkCatalog : ICatalog
{
    public bool Takes(string path, bool isExecutable) => path is "lib/apk/db/installed" or "usr/lib/apk/db/installed";

    public bool IsDatabase(string path) => Takes(path, isExecutable: false);

    public Task<IReadOnlyList<Package>> ReadAsync(string path, Stream content, CancellationToken cancellationToken) =>
        DatabaseLines.ReadAsync(content, line => line.Length > 1 && line[1] == ':' && char.IsAsciiLetter(line[0]), lines => ReadPackage(lines, path), cancellationToken);

    private static Package ReadPackage(IReadOnlyList<string> lines, string path)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        // What tells of a package's files comes once for each of them.
        foreach (var line in lines.Where(line => "PVAo".Contains(line[0], StringComparison.Ordinal)))
            DatabaseLines.Keep(fields, line[..1], line[2..].Trim());
        return CatalogText.Package(PackageKind.Apk, fields.GetValueOrDefault("P"), fields.GetValueOrDefault("V"), path) is { } package
            ? package with { Architecture = fields.GetValueOrDefault("A"), SourceName = fields.GetValueOrDefault("o") }
            : throw new UnreadFileException("is damaged: a package has no name or no version");
    }
}
