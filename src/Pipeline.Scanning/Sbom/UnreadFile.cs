namespace Pipeline.Scanning.Sbom;

/// <summary>A file that should tell of an image's packages and does not.</summary>
/// <param name="Path">The path in the image, without leading <c>/</c>.</param>
/// <param name="Problem">Why, as the end of a sentence.</param>
/// <param name="IsForeign">Whether the file may be whole, and is only of a form that is not read here.</param>
internal sealed record UnreadFile(string Path, string Problem, bool IsForeign = false)
{
    /// <inheritdoc/>
    public override string ToString() => $"/{Path} {Problem}";
}
