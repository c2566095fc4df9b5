using Pipeline.Core.Text;

namespace Pipeline.Tools.Testing;

/// <summary>Bounds the names and messages that tests choose.</summary>
internal static class ResultText
{
    private const int MaxName = 1000;
    private const int MaxMessage = 8000;
    private const int MaxQuote = 80;

    /// <summary>A test's name on one line, at most 1,000 characters.</summary>
    public static string Name(string text) => Cut(PlainText.OneLine(text).Trim(), MaxName);

    /// <summary>A message with plain line ends, at most 8,000 characters; null for a blank one.</summary>
    public static string? Message(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return PlainText.Lines(TerminalEscapes.Remove(Cut(text, MaxMessage)).ReplaceLineEndings("\n")).Trim();
    }

    /// <summary>A value to quote in a message about a malformed file.</summary>
    public static string Shorten(string text) => Cut(text, MaxQuote);

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length] + "…";
}
