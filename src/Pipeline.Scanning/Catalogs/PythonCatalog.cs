using System.Text;
using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Catalogs;

/// <summary>Installed Python distributions: <c>*.dist-info/METADATA</c> and the older <c>*.egg-info</c> (core metadata specification).</summary>
internal sealed class PythonCatalog : ICatalog
{
    private const string Installed = ".dist-info/METADATA";

    public bool Takes(string path, bool isExecutable) =>
        path.EndsWith(Installed, StringComparison.Ordinal)
        || path.EndsWith(".egg-info/PKG-INFO", StringComparison.Ordinal)
        || path.EndsWith(".egg-info", StringComparison.Ordinal);

    public async Task<IReadOnlyList<Package>> ReadAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(new MemoryStream((await CatalogText.ReadAllAsync(content, cancellationToken)).ToArray()), Encoding.UTF8);
        string? name = null, version = null;

        // Header fields end at the first blank line; what follows is the description.
        while (await reader.ReadLineAsync(cancellationToken) is { Length: > 0 } line)
        {
            if (name is null && line.StartsWith("Name:", StringComparison.Ordinal))
                name = line[5..].Trim();
            else if (version is null && line.StartsWith("Version:", StringComparison.Ordinal))
                version = line[8..].Trim();
        }

        if (CatalogText.Package(PackageKind.PyPi, name, version, path) is { } package)
            return [package];
        return path.EndsWith(Installed, StringComparison.Ordinal) ? throw new UnreadFileException("is damaged: it names no package and version") : [];
    }
}
