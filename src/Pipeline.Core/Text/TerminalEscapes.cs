using System.Text.RegularExpressions;

namespace Pipeline.Core.Text;

/// <summary>What programs write for a terminal to act on.</summary>
internal static partial class TerminalEscapes
{
    /// <summary><paramref name="text"/> without it.</summary>
    public static string Remove(string text) => Escapes.Replace(text, "");

    // Colours and cursor movements (CSI), titles and links (OSC), and the rest of two characters.
    [GeneratedRegex(@"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)|\x1b[ -/]*[0-~]")]
    private static partial Regex Escapes { get; }
}
