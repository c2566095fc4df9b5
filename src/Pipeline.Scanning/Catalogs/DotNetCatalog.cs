using System.Text.Json;
using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Catalogs;

/// <summary><c>*.deps.json</c>: the NuGet packages and the runtime pack of a published .NET application.</summary>
internal sealed class DotNetCatalog : JsonCatalog
{
    private const string RuntimePack = "runtimepack.";

    public override bool Takes(string path, bool isExecutable) => path.EndsWith(".deps.json", StringComparison.OrdinalIgnoreCase);

    protected override IEnumerable<Package?> Read(JsonElement root, string path)
    {
        foreach (var library in Members(root, "libraries"))
        {
            var slash = library.Name.IndexOf('/', StringComparison.Ordinal);
            if (slash <= 0 || Text(library.Value, "type") is not ("package" or "runtimepack"))
                continue;
            var name = library.Name[..slash];
            yield return CatalogText.Package(
                PackageKind.NuGet,
                name.StartsWith(RuntimePack, StringComparison.Ordinal) ? name[RuntimePack.Length..] : name,
                library.Name[(slash + 1)..],
                path);
        }
    }
}
