namespace Pipeline.Tools.Releases;

/// <summary>What tagging did.</summary>
/// <param name="Commit">The commit that the tags stand on.</param>
/// <param name="Tags">The tags that were made, by name.</param>
/// <param name="Existing">The tags that were there already.</param>
/// <param name="Branch">The branch that moved on; null when no file was committed.</param>
/// <param name="Head">The last commit that was made; <paramref name="Commit"/> when there is no next development version.</param>
/// <param name="IsPushed">True when a remote has them.</param>
internal sealed record TaggingResult(string Commit, IReadOnlyList<string> Tags, IReadOnlyList<string> Existing, string? Branch, string Head, bool IsPushed)
{
    /// <summary>The files that may carry a version in a form that is not written; empty when no version files were asked for.</summary>
    public IReadOnlyList<string> NotWritten { get; init; } = [];
}
