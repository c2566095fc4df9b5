namespace Pipeline.Scanning.Catalogs;

/// <summary>A file that should tell of packages cannot be read: it is damaged, too big, or of a form that is not read.</summary>
/// <param name="problem">Why, as the end of a sentence.</param>
/// <param name="isForeign">Whether the file may be whole, and is only of a form that is not read here.</param>
internal sealed class UnreadFileException(string problem, bool isForeign = false) : Exception(problem)
{
    public bool IsForeign { get; } = isForeign;
}
