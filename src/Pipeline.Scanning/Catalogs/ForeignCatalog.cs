using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Catalogs;

/// <summary>The databases of package managers that are not read: an image that has one is not taken for an empty one.</summary>
internal sealed class ForeignCatalog : ICatalog
{
    private static readonly string[] RpmFolders = ["var/lib/rpm/", "usr/lib/sysimage/rpm/", "usr/share/rpm/"];
    private static readonly string[] RpmFiles = ["rpmdb.sqlite", "Packages", "Packages.db"];

    public bool Takes(string path, bool isExecutable) => ManagerOf(path) is not null;

    public bool IsDatabase(string path) => ManagerOf(path) is not null;

    public Task<IReadOnlyList<Package>> ReadAsync(string path, Stream content, CancellationToken cancellationToken) =>
        throw new UnreadFileException($"is a database of {ManagerOf(path)}, whose packages are not read", isForeign: true);

    private static string? ManagerOf(string path) =>
        RpmFolders.Any(folder => path.StartsWith(folder, StringComparison.Ordinal) && RpmFiles.Contains(path[folder.Length..])) ? "RPM"
        : path == "var/lib/pacman/local/ALPM_DB_VERSION" ? "pacman"
        : null;
}
