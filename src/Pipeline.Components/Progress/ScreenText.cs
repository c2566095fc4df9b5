using System.Text;
using Pipeline.Core.Text;
using Spectre.Console;

namespace Pipeline.Components.Progress;

/// <summary>Text from outside, made to fit a place on a screen. Characters may be two columns wide, or none.</summary>
internal static class ScreenText
{
    private const char Cut = '…';

    /// <summary>How many columns <paramref name="text"/> takes.</summary>
    public static int Width(string text) => text.GetCellWidth();

    /// <summary>On one line, without what a terminal would act on.</summary>
    public static string Plain(string text) => PlainText.OneLine(TerminalEscapes.Remove(text)).Trim();

    /// <summary><paramref name="text"/> in at most <paramref name="width"/> columns; what does not fit is cut off.</summary>
    public static string Fit(string text, int width)
    {
        var plain = Plain(text);
        if (Width(plain) <= width)
            return plain;
        if (width < 1)
            return "";
        var fitting = new StringBuilder();
        var left = width - 1;
        foreach (var letter in plain.EnumerateRunes())
        {
            left -= Width(letter.ToString());
            if (left < 0)
                break;
            fitting.Append(letter);
        }

        return fitting.Append(Cut).ToString();
    }

    /// <summary>The same, filled up with spaces to exactly <paramref name="width"/> columns.</summary>
    public static string Pad(string text, int width)
    {
        var fitting = Fit(text, width);
        return fitting + new string(' ', Math.Max(width - Width(fitting), 0));
    }
}
