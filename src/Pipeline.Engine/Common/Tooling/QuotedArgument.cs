namespace Nuke.Common.Tooling;

/// <summary>Puts quotes around arguments.</summary>
internal static class QuotedArgument
{
    /// <summary>Quotes a text that has spaces or quotes inside; one that is quoted already stays, a blank one becomes empty.</summary>
    public static string WhenNeeded(string text) =>
        string.IsNullOrWhiteSpace(text) ? ""
        : IsQuoted(text) || !text.Any(character => char.IsWhiteSpace(character) || character == '"') ? text : Of(text);

    /// <summary>Quotes a text. A backslash before a quote, also before the closing one, would take the quote's meaning, so it is doubled
    /// (learn.microsoft.com, "Parsing C command-line arguments").</summary>
    public static string Of(string text)
    {
        var quoted = new System.Text.StringBuilder("\"");
        var backslashes = 0;
        foreach (var character in text)
        {
            if (character == '"')
                quoted.Append('\\', backslashes + 1);
            backslashes = character == '\\' ? backslashes + 1 : 0;
            quoted.Append(character);
        }

        return quoted.Append('\\', backslashes).Append('"').ToString();
    }

    private static bool IsQuoted(string text) => text.Length > 1 && text[0] == '"' && text[^1] == '"';
}
