using System.Text.RegularExpressions;

namespace Pipeline.Core.Notes;

/// <summary>A module's <c>CHANGELOG.md</c>: a title, then the notes of every release, the newest first.</summary>
internal static partial class Changelog
{
    /// <summary>The file's name in a module's folder.</summary>
    public const string FileName = "CHANGELOG.md";

    private const string Title = "# Changelog\n";

    private const char ByteOrderMark = '\ufeff';

    /// <summary>Puts the notes of a release before the earlier ones; what people wrote above them stays, with what is not released yet, and the file keeps its line ends.</summary>
    /// <param name="existing">The file so far; null when there is none.</param>
    /// <param name="notes">The notes of <see cref="ReleaseNotes.Write(Planning.ModulePlan)"/>, beginning with <c>## module version</c>.</param>
    /// <returns>The new file; the same as <paramref name="existing"/> when it has this release already.</returns>
    public static string Prepend(string? existing, string notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        if (existing?.StartsWith(ByteOrderMark) == true)
            return ByteOrderMark + Prepend(existing[1..], notes);
        if (string.IsNullOrWhiteSpace(existing))
            return $"{Title}\n{notes}";
        var heading = notes[..(notes.IndexOf('(', StringComparison.Ordinal) is > 0 and var date ? date : notes.IndexOf('\n', StringComparison.Ordinal))];
        if (existing.StartsWith(heading, StringComparison.Ordinal) || existing.Contains("\n" + heading, StringComparison.Ordinal))
            return existing;
        var end = existing.IndexOf('\n', StringComparison.Ordinal) is > 0 and var feed && existing[feed - 1] == '\r' ? "\r\n" : "\n";
        var lines = notes.Replace("\n", end, StringComparison.Ordinal);
        return FirstRelease(existing) is { } first
            ? $"{existing[..first]}{lines}{end}{existing[first..]}"
            : $"{existing.TrimEnd()}{end}{end}{lines}";
    }

    private static int? FirstRelease(string text)
    {
        string? hidden = null;
        foreach (var line in Line().EnumerateMatches(text))
        {
            var span = text.AsSpan(line.Index, line.Length);
            if (hidden is not null)
                hidden = span.Contains(hidden, StringComparison.Ordinal) ? null : hidden;
            else if (span.StartsWith("```") || span.StartsWith("~~~"))
                hidden = span[..3].ToString();
            else if (span.StartsWith("<!--") && !span.Contains("-->", StringComparison.Ordinal))
                hidden = "-->";
            else if (Release().IsMatch(span) && !Unreleased().IsMatch(span))
                return line.Index;
        }

        return null;
    }

    [GeneratedRegex(@"[^\r\n]+")]
    private static partial Regex Line();

    // Other tools give larger releases a heading of the first level.
    [GeneratedRegex(@"^(## |# \[?v?\d+\.\d)", RegexOptions.ExplicitCapture)]
    private static partial Regex Release();

    [GeneratedRegex(@"^## \[?unreleased\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unreleased();
}
