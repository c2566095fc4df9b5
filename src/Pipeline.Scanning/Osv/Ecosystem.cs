using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Osv;

/// <summary>Names packages as OSV does.</summary>
internal static class Ecosystem
{
    /// <summary>The ecosystem and name under which advisories speak of a package; null when its distribution is unknown or has none.</summary>
    public static (string Ecosystem, string Name)? Of(Package package, Distribution? distribution) => package.Kind switch
    {
        PackageKind.Deb when distribution is { Id: "debian", Version: not "" } => ($"Debian:{distribution.Version.Split('.')[0]}", package.SourceName ?? package.Name),
        PackageKind.Deb when distribution is { Id: "ubuntu", Version: not "" } => ($"Ubuntu:{distribution.Version}", package.SourceName ?? package.Name),
        PackageKind.Apk when distribution is { Id: "alpine" } && IsAlpineRelease(distribution.Version) => ($"Alpine:v{string.Join('.', distribution.Version.Split('.').Take(2))}", package.SourceName ?? package.Name),
        PackageKind.NuGet => ("NuGet", package.Name.ToLowerInvariant()),
        PackageKind.Npm => ("npm", package.Name),
        PackageKind.PyPi => ("PyPI", PythonName.Normalize(package.Name)),
        PackageKind.Go => ("Go", package.Name),
        _ => null,
    };

    // Of edge, whose version is that of the next release with "_alpha" and a date, no advisory speaks.
    private static bool IsAlpineRelease(string version) => version.Split('.') is [var major, var minor, ..] && IsNumber(major) && IsNumber(minor) && !version.Contains('_', StringComparison.Ordinal);

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    /// <summary>The same of an advisory's package.</summary>
    public static (string Ecosystem, string Name) Of(AffectedPackage affected) => affected.Ecosystem switch
    {
        "NuGet" => ("NuGet", affected.Name.ToLowerInvariant()),
        "PyPI" => ("PyPI", PythonName.Normalize(affected.Name)),

        // "Ubuntu:22.04:LTS" is the release that os-release calls 22.04; "Ubuntu:Pro:22.04:LTS" is another archive.
        var ubuntu when ubuntu.StartsWith("Ubuntu:", StringComparison.Ordinal) && ubuntu.EndsWith(":LTS", StringComparison.Ordinal) => (ubuntu[..^4], affected.Name),
        var other => (other, affected.Name),
    };
}
