namespace Pipeline.Scanning.Sbom;

/// <summary>Who manages a package.</summary>
internal enum PackageKind
{
    /// <summary>dpkg: Debian and its descendants.</summary>
    Deb,

    /// <summary>apk: Alpine.</summary>
    Apk,

    /// <summary>NuGet.</summary>
    NuGet,

    /// <summary>npm.</summary>
    Npm,

    /// <summary>The Python Package Index.</summary>
    PyPi,

    /// <summary>A Go module, or Go's standard library.</summary>
    Go,
}
