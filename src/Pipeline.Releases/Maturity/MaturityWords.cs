namespace Pipeline.Releases.Maturity;

/// <summary>The levels as versions, charts, tags and people say them.</summary>
internal static class MaturityWords
{
    /// <summary><c>alpha</c>, <c>beta</c> or <c>stable</c>.</summary>
    public static string Of(MaturityLevel level) => level.ToString().ToLowerInvariant();

    /// <summary>Whether <paramref name="word"/> is one of them.</summary>
    public static bool Names(string? word) => Enum.GetValues<MaturityLevel>().Any(level => Of(level) == word);

    /// <summary>The channel of a version (<c>1.2.0-beta.1</c>); null: a stable version has none.</summary>
    public static string? ChannelOf(MaturityLevel level) => level == MaturityLevel.Stable ? null : Of(level);
}
