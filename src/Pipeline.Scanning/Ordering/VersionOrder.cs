using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Ordering;

/// <summary>How the versions of each kind of package are ordered.</summary>
internal static class VersionOrder
{
    private static readonly DebianVersionComparer Debian = new();
    private static readonly AlpineVersionComparer Alpine = new();
    private static readonly PythonVersionComparer Python = new();
    private static readonly SemanticVersionComparer Semantic = new(StringComparer.Ordinal);
    private static readonly SemanticVersionComparer NuGet = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The order of versions of packages of this kind; total: it throws for no text.</summary>
    public static IComparer<string> Of(PackageKind kind) => kind switch
    {
        PackageKind.Deb => Debian,
        PackageKind.Apk => Alpine,
        PackageKind.PyPi => Python,
        PackageKind.NuGet => NuGet,
        _ => Semantic,
    };
}
