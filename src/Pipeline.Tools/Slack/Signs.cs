using Pipeline.Releases.News;

namespace Pipeline.Tools.Slack;

/// <summary>The signs in front of messages. They are letters, and no names between colons: text from outside makes none.</summary>
internal static class Signs
{
    public const string Good = "\u2705";
    public const string Bad = "\u274c";
    public const string Waiting = "\u23f3";
    public const string Cancelled = "\U0001f6ab";
    public const string Alarm = "\U0001f6a8";
    private const string Warning = "\u26a0\ufe0f";
    private const string Neutral = "\U0001f4e6";

    /// <summary>The sign of <paramref name="tone"/>.</summary>
    public static string Of(NewsTone tone) => tone switch
    {
        NewsTone.Good => Good,
        NewsTone.Bad => Bad,
        NewsTone.Waiting => Waiting,
        NewsTone.Warning => Warning,
        _ => Neutral,
    };
}
