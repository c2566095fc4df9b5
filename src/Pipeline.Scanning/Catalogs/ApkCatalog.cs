using System.Text;
using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Catalogs;

/// <summary>apk's database of installed packages (apk-v2 index format: one letter, a colon, the value).</summary>
internal sealed class ApkCatalog : ICatalog
{
    public bool Takes(string path, bool isExecutable) => path is "lib/apk/db/installed" or "usr/lib/apk/db/installed";

    public async Task<IReadOnlyList<Package>> ReadAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetString((await CatalogText.ReadAllAsync(content, cancellationToken)).Span);
        return [.. text.ReplaceLineEndings("\n").Split("\n\n").Select(paragraph => ReadPackage(paragraph, path)).OfType<Package>()];
    }

    private static Package? ReadPackage(string paragraph, string path)
    {
        var fields = new Dictionary<char, string>();
        foreach (var line in paragraph.Split('\n'))
        {
            if (line.Length > 2 && line[1] == ':')
                fields.TryAdd(line[0], line[2..].Trim());
        }

        return CatalogText.Package(PackageKind.Apk, fields.GetValueOrDefault('P'), fields.GetValueOrDefault('V'), path) is { } package
            ? package with { Architecture = fields.GetValueOrDefault('A'), SourceName = fields.GetValueOrDefault('o') }
            : null;
    }
}
