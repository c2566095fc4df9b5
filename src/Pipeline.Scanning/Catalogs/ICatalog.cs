using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Catalogs;

/// <summary>Reads packages out of one kind of file of an image.</summary>
internal interface ICatalog
{
    /// <summary>Whether the file is of this kind.</summary>
    /// <param name="path">The path in the image, without leading <c>/</c>.</param>
    /// <param name="isExecutable">Whether anybody may run it.</param>
    bool Takes(string path, bool isExecutable);

    /// <summary>Whether the file tells of every package of a package manager, so that a link in its place hides them.</summary>
    bool IsDatabase(string path) => false;

    /// <summary>The packages that the file tells of.</summary>
    /// <param name="path">The path in the image, without leading <c>/</c>.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="UnreadFileException">It cannot be read, so that nobody knows of which packages it would tell.</exception>
    Task<IReadOnlyList<Package>> ReadAsync(string path, Stream content, CancellationToken cancellationToken);
}
