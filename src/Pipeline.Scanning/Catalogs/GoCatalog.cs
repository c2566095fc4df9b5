using System.Text.RegularExpressions;
using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Catalogs;

/// <summary>The build information that Go 1.18 and later leave in every binary (package debug/buildinfo): the toolchain and every module.</summary>
internal sealed partial class GoCatalog : ICatalog
{
    public bool Takes(string path, bool isExecutable) => isExecutable;

    public async Task<IReadOnlyList<Package>> ReadAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        if (await GoBuildInfo.FindAsync(content, cancellationToken) is not { } info)
            return [];
        List<Package?> packages = [];
        if (info.Version.StartsWith("go", StringComparison.Ordinal))
            packages.Add(CatalogText.Package(PackageKind.Go, "stdlib", Candidate.Replace(info.Version[2..].Split(' ', '-')[0], "$1.0-$2.$3"), path));
        (string Name, string Version)? pending = null;
        foreach (var fields in info.Modules.Split('\n').Select(line => line.Split('\t')))
        {
            // "=>" after a module: that one was built in its place.
            if (fields is ["=>", var name, var version, ..] && pending is not null)
                pending = (name, version);
            else
                Flush();
            if (fields is ["dep" or "mod", var module, var found, ..])
                pending = (module, found);
        }

        Flush();
        return [.. packages.OfType<Package>()];

        void Flush()
        {
            // "(devel)": built from a work tree; nobody can say which version that is.
            if (pending is { } module && module.Version != "(devel)")
                packages.Add(CatalogText.Package(PackageKind.Go, module.Name, module.Version, path));
            pending = null;
        }
    }

    // Go calls 1.21rc2 what advisories call 1.21.0-rc.2.
    [GeneratedRegex(@"^(\d+\.\d+)(beta|rc)(\d+)$")]
    private static partial Regex Candidate { get; }
}
