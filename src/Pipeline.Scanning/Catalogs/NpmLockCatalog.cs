using System.Text.Json;
using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Catalogs;

/// <summary>
/// <c>package-lock.json</c> (all lockfile versions) of an application whose packages were bundled: development packages
/// are left out. Where <c>node_modules</c> is in the image, what is installed counts instead.
/// </summary>
internal sealed class NpmLockCatalog : JsonCatalog
{
    public const string FileName = "package-lock.json";
    public const string InstalledFolder = "node_modules/";
    private const int MaxDepth = 64;

    public override bool Takes(string path, bool isExecutable) =>
        (path == FileName || path.EndsWith("/" + FileName, StringComparison.Ordinal)) && !path.Contains(InstalledFolder, StringComparison.Ordinal);

    protected override IEnumerable<Package?> Read(JsonElement root, string path) =>
        root.TryGetProperty("packages", out _) ? ReadPackages(root, path) : ReadDependencies(root, path, depth: 0);

    private static IEnumerable<Package?> ReadPackages(JsonElement root, string path)
    {
        foreach (var entry in Members(root, "packages"))
        {
            var folder = entry.Name.LastIndexOf(InstalledFolder, StringComparison.Ordinal);
            if (folder >= 0 && entry.Value.ValueKind == JsonValueKind.Object && !IsTrue(entry.Value, "dev") && !IsTrue(entry.Value, "link"))
                yield return CatalogText.Package(PackageKind.Npm, Text(entry.Value, "name") ?? entry.Name[(folder + InstalledFolder.Length)..], Text(entry.Value, "version"), path);
        }
    }

    private static IEnumerable<Package?> ReadDependencies(JsonElement element, string path, int depth)
    {
        if (depth > MaxDepth)
            yield break;
        foreach (var entry in Members(element, "dependencies"))
        {
            if (entry.Value.ValueKind != JsonValueKind.Object || IsTrue(entry.Value, "dev"))
                continue;
            yield return CatalogText.Package(PackageKind.Npm, entry.Name, Text(entry.Value, "version"), path);
            foreach (var nested in ReadDependencies(entry.Value, path, depth + 1))
                yield return nested;
        }
    }
}
