using System.Text.RegularExpressions;

namespace Pipeline.Tools.DotNet;

/// <summary>The pages of a coverage report, without what they advertise.</summary>
internal static partial class CoveragePages
{
    // Where a script puts it into the page.
    private const string Hidden = "\npro-button, .pro-button { display: none; }\n";

    /// <summary>Takes the advertisements out of every page of <paramref name="directory"/>.</summary>
    public static async Task CleanAsync(string directory, CancellationToken cancellationToken)
    {
        foreach (var page in Directory.EnumerateFiles(directory, "*.html"))
            await File.WriteAllTextAsync(page, Clean(await File.ReadAllTextAsync(page, cancellationToken)), cancellationToken);
        foreach (var style in Directory.EnumerateFiles(directory, "report.css"))
            await File.AppendAllTextAsync(style, Hidden, cancellationToken);
    }

    /// <summary>A page without them. Covered code that looks like one is encoded there, and stays.</summary>
    public static string Clean(string page) => Site().Replace(ProCard().Replace(Button().Replace(page, ""), ""), "");

    [GeneratedRegex("""<a class="button" href="https://github\.com/(sponsors/)?danielpalme[^"]*"[^>]*>.*?</a>""", RegexOptions.Singleline)]
    private static partial Regex Button();

    [GeneratedRegex("""<div class="card">\s*<div class="card-header">[^<]*</div>\s*<div class="card-body">\s*<div class="center">\s*<p>[^<]*</p>\s*<a class="pro-button"[^>]*>[^<]*</a>\s*</div>\s*</div>\s*</div>\s*""")]
    private static partial Regex ProCard();

    [GeneratedRegex("""\s*\|\s*<a href="https://reportgenerator\.io[^"]*">[^<]*</a>""")]
    private static partial Regex Site();
}
