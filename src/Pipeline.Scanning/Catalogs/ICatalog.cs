using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Catalogs;

/// <summary>Reads packages out of one kind of file of an image. What it cannot understand tells of no package: images are full of test data.</summary>
internal interface ICatalog
{
    /// <summary>Whether the file is of this kind.</summary>
    /// <param name="path">The path in the image, without leading <c>/</c>.</param>
    /// <param name="isExecutable">Whether anybody may run it.</param>
    bool Takes(string path, bool isExecutable);

    /// <summary>The packages that the file tells of.</summary>
    /// <param name="path">The path in the image, without leading <c>/</c>.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    Task<IReadOnlyList<Package>> ReadAsync(string path, Stream content, CancellationToken cancellationToken);
}
