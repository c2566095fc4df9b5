namespace Nuke.Common.Utilities;

public static partial class StringExtensions
{
    private static readonly string[] KnownWords = ["DotNet", "GitHub", "GitVersion", "MSBuild", "NuGet", "ReSharper", "AppVeyor", "TeamCity", "GitLab", "SignPath", "JetBrains"];

    /// <summary>The parts between spaces, empty ones left out.</summary>
    public static string[] SplitSpace(this string str) => str.NotNull().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines.</summary>
    public static string[] SplitLineBreaks(this string str, StringSplitOptions options = StringSplitOptions.None) => str.NotNull().Split(["\r\n", "\n"], options);

    /// <summary>The parts between empty lines.</summary>
    public static string[] SplitParagraphs(this string str, StringSplitOptions options = StringSplitOptions.None) => str.NotNull().Split(["\r\n\r\n", "\n\n"], options);

    /// <summary>The words of a name in camel case: a capital letter after a small one begins a word. Words such as <c>NuGet</c> stay whole.</summary>
    public static IEnumerable<string> SplitCamelHumpsWithKnownWords(this string str) => str.SplitCamelHumps(KnownWords);

    /// <summary>The words of a name in camel case: a capital letter after a small one begins a word.</summary>
    /// <param name="str">The name.</param>
    /// <param name="exclusions">Words that stay whole, whatever their case.</param>
    public static IEnumerable<string> SplitCamelHumps(this string str, params string[] exclusions)
    {
        var (start, wholeUntil) = (0, 0);
        for (var index = 0; index < str.NotNull().Length; index++)
        {
            if (index < wholeUntil)
                continue;
            var whole = exclusions.Where(word => string.Compare(str, index, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0).MaxBy(word => word.Length);
            if (index > 0 && (whole is not null || (char.IsUpper(str[index]) && char.IsLower(str[index - 1]))))
            {
                yield return str[start..index];
                start = index;
            }

            wholeUntil = index + (whole?.Length ?? 0);
        }

        yield return str[start..];
    }

    /// <summary>The text without another one at its end.</summary>
    public static string TrimEnd(this string str, string trim) => str.NotNull().EndsWith(trim, StringComparison.Ordinal) ? str[..^trim.Length] : str;

    /// <summary>The text without another one at its start.</summary>
    public static string TrimStart(this string str, string trim) => str.NotNull().StartsWith(trim, StringComparison.Ordinal) ? str[trim.Length..] : str;
}
