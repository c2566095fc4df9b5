namespace Pipeline.Scanning.Sbom;

/// <summary>A package that an image contains.</summary>
internal sealed record Package
{
    /// <summary>Who manages it.</summary>
    public required PackageKind Kind { get; init; }

    /// <summary>Its name, as its manager writes it.</summary>
    public required string Name { get; init; }

    /// <summary>Its version, as its manager writes it.</summary>
    public required string Version { get; init; }

    /// <summary>The architecture, such as <c>amd64</c>; null when its manager knows none.</summary>
    public string? Architecture { get; init; }

    /// <summary>The source package that it was built from, when that is called otherwise (Debian, Alpine); null: as <see cref="Name"/>.</summary>
    public string? SourceName { get; init; }

    /// <summary>The source package's version, when it differs; null: as <see cref="Version"/>.</summary>
    public string? SourceVersion { get; init; }

    /// <summary>The files of the image that tell of it, without leading <c>/</c>.</summary>
    public IReadOnlyList<string> Locations { get; init; } = [];
}
