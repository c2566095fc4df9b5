namespace Pipeline.Core.Notes;

/// <summary>A module's <c>CHANGELOG.md</c>: a title, then the notes of every release, the newest first.</summary>
internal static class Changelog
{
    /// <summary>The file's name in a module's folder.</summary>
    public const string FileName = "CHANGELOG.md";

    private const string Title = "# Changelog\n";

    /// <summary>Puts the notes of a release before the earlier ones; what people wrote above them stays, and the file keeps its line ends.</summary>
    /// <param name="existing">The file so far; null when there is none.</param>
    /// <param name="notes">The notes of <see cref="ReleaseNotes.Write(Planning.ModulePlan)"/>, beginning with <c>## module version</c>.</param>
    /// <returns>The new file; the same as <paramref name="existing"/> when it has this release already.</returns>
    public static string Prepend(string? existing, string notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        if (string.IsNullOrWhiteSpace(existing))
            return $"{Title}\n{notes}";
        var heading = notes[..(notes.IndexOf('(', StringComparison.Ordinal) is > 0 and var date ? date : notes.IndexOf('\n', StringComparison.Ordinal))];
        if (existing.StartsWith(heading, StringComparison.Ordinal) || existing.Contains("\n" + heading, StringComparison.Ordinal))
            return existing;
        var first = existing.StartsWith("## ", StringComparison.Ordinal) ? 0 : existing.IndexOf("\n## ", StringComparison.Ordinal) + 1;
        var end = existing.IndexOf('\n', StringComparison.Ordinal) is > 0 and var feed && existing[feed - 1] == '\r' ? "\r\n" : "\n";
        var lines = notes.Replace("\n", end, StringComparison.Ordinal);
        return first == 0 && !existing.StartsWith("## ", StringComparison.Ordinal)
            ? $"{existing.TrimEnd()}{end}{end}{lines}"
            : $"{existing[..first]}{lines}{end}{existing[first..]}";
    }
}
