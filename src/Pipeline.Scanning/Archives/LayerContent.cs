using Pipeline.Scanning.Sbom;

namespace Pipeline.Scanning.Archives;

/// <summary>What a layer tells: packages and the distribution by the file they were found in, and what it hides of the layers below.</summary>
internal sealed class LayerContent
{
    /// <summary>The packages by the path of the file that tells of them; empty for a file that only replaces another.</summary>
    public Dictionary<string, IReadOnlyList<Package>> Packages { get; } = new(StringComparer.Ordinal);

    /// <summary>The files that should tell of packages and do not, by their paths.</summary>
    public Dictionary<string, UnreadFile> Unread { get; } = new(StringComparer.Ordinal);

    /// <summary>The distribution by the path of the file that names it.</summary>
    public Dictionary<string, Distribution> Distributions { get; } = new(StringComparer.Ordinal);

    /// <summary>Every path that is no folder here, or is whited out: nothing of the layers below is seen at it or beneath it.</summary>
    public HashSet<string> Hidden { get; } = new(StringComparer.Ordinal);

    /// <summary>Folders beneath which nothing of the layers below is seen (opaque whiteouts).</summary>
    public HashSet<string> Opaque { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether this layer hides the file at <paramref name="path"/> of a layer below.</summary>
    public bool Hides(string path)
    {
        if (Hidden.Contains(path))
            return true;
        for (var slash = path.LastIndexOf('/'); slash >= 0; slash = slash == 0 ? -1 : path.LastIndexOf('/', slash - 1))
        {
            var folder = path[..slash];
            if (Hidden.Contains(folder) || Opaque.Contains(folder))
                return true;
        }

        return Opaque.Contains("");
    }
}
