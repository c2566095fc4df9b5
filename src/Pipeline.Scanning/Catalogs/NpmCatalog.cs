using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Catalogs;

/// <summary>npm packages that are installed: <c>node_modules/&lt;name&gt;/package.json</c>.</summary>
internal sealed partial class NpmCatalog : JsonCatalog
{
    public override bool Takes(string path, bool isExecutable) => Installed.IsMatch(path);

    protected override IEnumerable<Package?> Read(JsonElement root, string path) => [CatalogText.Package(PackageKind.Npm, Text(root, "name"), Text(root, "version"), path)];

    [GeneratedRegex(@"(^|/)node_modules/(@[^/]+/)?[^/@][^/]*/package\.json$", RegexOptions.ExplicitCapture)]
    private static partial Regex Installed { get; }
}
