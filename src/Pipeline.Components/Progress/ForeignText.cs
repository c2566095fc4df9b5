namespace Pipeline.Components.Progress;

/// <summary>What modules and authors wrote, on its way into the log of a build server.</summary>
internal static class ForeignText
{
    /// <summary>
    /// <paramref name="line"/>, which is no command to GitHub's runner: that one trims a line before it looks for <c>::</c> at its
    /// beginning, and takes <c>##[</c> wherever it is.
    /// </summary>
    public static string Line(string line)
    {
        var text = line.Replace("##[", "# #[", StringComparison.Ordinal);
        var indent = text.Length - text.TrimStart().Length;
        return string.CompareOrdinal(text, indent, "::", 0, 2) == 0 ? text.Insert(indent + 1, " ") : text;
    }

    /// <summary>The same of several lines.</summary>
    public static string Lines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Line));
}
